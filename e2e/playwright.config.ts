import { defineConfig } from '@playwright/test'

/** Three kinds of tests: the page on a bus driven by hand, the page served by a real engine, and the real Electron. One at a time: they share two cores. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  outputDir: '../test-results',
  globalSetup: './support/build-once.ts',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
})
