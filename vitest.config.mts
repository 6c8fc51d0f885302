import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: { name: 'bench', include: ['test/bench/**/*.bench.ts'], globalSetup: 'test/e2e/support/installed.ts', testTimeout: 300_000, hookTimeout: 120_000 },
      },
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 30_000 } },
      {
        test: {
          name: 'toolchains',
          include: ['test/toolchains/**/*.test.ts'],
          // Compilers take all cores there are.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 900_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: 'test/e2e/support/installed.ts',
          // One editor and one browser at a time is what two cores can carry.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
