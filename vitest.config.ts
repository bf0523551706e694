import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // The CI script adds the counts of its other steps to these.
    ...(process.env['CI'] ? { reporters: ['default', ['json', { outputFile: 'reports/vitest.json' }]] } : {}),
  },
});
