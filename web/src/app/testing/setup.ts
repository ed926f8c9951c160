import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

// jsdom has no layout; antd and the theme ask for these two.
globalThis.matchMedia ??= (query: string) =>
  ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined }) as never
const ignore = () => undefined
globalThis.ResizeObserver ??= class {
  observe = ignore
  unobserve = ignore
  disconnect = ignore
} as never

afterEach(cleanup)
