import { defineConfig } from 'vitest/config'

// Tests of pure logic run in parallel; tests that open the engines share two processes, each with a store
// of its own, since one process opens a store.
export default defineConfig({
  test: {
    // The engines of a long run take a moment to end.
    teardownTimeout: 60_000,
    globalSetup: './test/temporary-directory.ts',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,scenario,test,tracker,web}/**/*.test.ts'],
          exclude: ['**/*.{engine,browser}.test.ts', '**/node_modules/**'],
        },
      },
      {
        test: {
          name: 'engine',
          include: ['{src,scenario,test}/**/*.engine.test.ts'],
          pool: 'forks',
          isolate: false,
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/*.browser.test.ts'],
          globalSetup: './test/browser/setup.ts',
          pool: 'forks',
          isolate: false,
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 240_000,
          expect: { poll: { timeout: 30_000, interval: 100 } },
        },
      },
    ],
  },
})
