import { defineConfig } from 'vitest/config';

/** What mutants of the state machine and of suppression are run against: quick, deterministic, no processes. */
export default defineConfig({
  test: {
    include: [
      'packages/core/src/grouping/*.test.ts',
      'packages/core/src/suppression/*.test.ts',
      'packages/core/src/engine/*-scenarios.test.ts',
    ],
    testTimeout: 20_000,
  },
});
