import { defineConfig } from 'vitest/config'

/** Unit, property and integration tests beside the code. Time limits only stop what hangs: they are generous, because shared machines are slow. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'bench/**/*.test.ts', 'lab/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    allowOnly: false,
    passWithNoTests: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    dangerouslyIgnoreUnhandledErrors: false,
  },
})
