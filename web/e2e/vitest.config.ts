import { fileURLToPath } from 'node:url'

import { defineConfig } from 'vitest/config'

const here = fileURLToPath(new URL('.', import.meta.url))

// The real binary in a real Chromium; one file after another, because they share the machine.
export default defineConfig({
  root: here,
  cacheDir: '../node_modules/.vite-e2e',
  test: {
    include: ['*.e2e.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
