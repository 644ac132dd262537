import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'conformance/**/*.test.ts'],
    environment: 'node',
    testTimeout: 30_000,
  },
})
