import { defineConfig } from 'vitest/config';

/**
 * What mutants of delivery, the state machine and suppression are run against: the tables and the timetables. Property
 * tests are left out: they see the same and take longer, and a thousand mutants run each.
 */
export default defineConfig({
  test: {
    include: [
      'packages/core/src/delivery/*.test.ts',
      'packages/core/src/grouping/*.test.ts',
      'packages/core/src/suppression/*.test.ts',
      'packages/core/src/engine/suppression-facts.test.ts',
      'packages/core/src/engine/suppression-scenarios.test.ts',
    ],
    exclude: ['**/*.property.test.ts', '**/node_modules/**'],
    // A test that is only slow must not count as one that noticed something.
    testTimeout: 120_000,
    // A run has one worker for all its files: starting one for each took most of the time.
    isolate: false,
  },
});
