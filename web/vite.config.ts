import { fileURLToPath } from 'node:url'

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const api = process.env.SUANPAN_API ?? 'http://127.0.0.1:8710'

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    host: '127.0.0.1',
    // The server refuses a foreign Origin, so the proxy speaks with the server's own name.
    proxy: {
      '/api': {
        target: api,
        changeOrigin: true,
        configure: (proxy) => proxy.on('proxyReq', (request) => request.removeHeader('origin')),
      },
    },
  },
  build: {
    target: 'es2022',
    // public/.gitkeep comes back with every build: Go's embed needs the directory in a fresh clone.
    emptyOutDir: true,
    chunkSizeWarningLimit: 1300, // Ant Design in one piece, kept by the browser from release to release
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'charts', test: /node_modules[\\/](echarts|zrender)/ },
            { name: 'ui', test: /node_modules[\\/](antd|@ant-design|@rc-component|rc-)/ },
            { name: 'base', test: /node_modules/ },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/app/testing/setup.ts'],
    restoreMocks: true,
  },
})
