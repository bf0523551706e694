import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts'],
    // No assertion, but the end of patience: a machine may be busy with much else.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // All processors: many tests wait for a process or a socket. Vitest would leave one processor free.
    maxWorkers: '100%',
    // One worker runs many files, and loads what they import once. No test changes what others see: time, environment,
    // folder and network are handed in.
    isolate: false,
    // The CI script adds the counts of its other steps to these.
    ...(process.env['CI'] ? { reporters: ['default', ['json', { outputFile: 'reports/vitest.json' }]] } : {}),
  },
});
