import { defineConfig } from 'vitest/config';

/**
 * What mutants of the state machine and of suppression are run against: the tables and the timetables. The laws are
 * left out: they see the same and take longer, and a thousand mutants run each.
 */
export default defineConfig({
  test: {
    include: [
      'packages/core/src/grouping/*.test.ts',
      'packages/core/src/suppression/*.test.ts',
      'packages/core/src/engine/suppression-scenarios.test.ts',
      'packages/core/src/engine/*-index.test.ts',
    ],
    exclude: ['**/*law*.test.ts', '**/node_modules/**'],
    testTimeout: 20_000,
  },
});
