import { describe, expect, it } from 'vitest';
import { isError } from './problem-text.ts';

describe('a problem', () => {
  it.each([
    [{}, true],
    [{ severity: 'error' as const }, true],
    [{ severity: 'warning' as const }, false],
  ])('%j is an error: %s', (problem, error) => expect(isError(problem)).toBe(error));
});
