import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Problem, sortProblems } from './problem.ts';

function aProblem(file: string, line: number, column: number): Problem {
  return { severity: 'error', code: 'wrong-value', file, line, column, path: '', message: 'no' };
}

const places = (problems: readonly Problem[]) => problems.map(({ file, line, column }) => `${file}:${line}:${column}`);

describe('problems', () => {
  it('are sorted the same whatever the order in which they were found', () => {
    const problem = fc
      .tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
      .map(([file, line, column]) => aProblem(file, line, column));
    fc.assert(
      fc.property(fc.array(problem), (problems) => {
        const sorted = sortProblems(problems, ['b', 'a']);
        expect(sortProblems([...problems].reverse(), ['b', 'a'])).toEqual(sorted);
        expect(new Set(places(problems)).size).toBe(sorted.length);
      }),
      { seed: 15, numRuns: 60 },
    );
  });
});
