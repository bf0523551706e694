import { describe, expect, it } from 'vitest';
import { type Problem, sortProblems } from './problem.ts';

function aProblem(file: string, line: number, column: number, more: Partial<Problem> = {}): Problem {
  return { severity: 'error', code: 'wrong-value', file, line, column, path: '', message: 'no', ...more };
}

const places = (problems: readonly Problem[]) => problems.map(({ file, line, column }) => `${file}:${line}:${column}`);

describe('problems', () => {
  it('are in the order of files, lines and columns; files that nobody listed are last', () => {
    const problems = [
      aProblem('z', 1, 1),
      aProblem('b', 1, 1),
      aProblem('a', 2, 1),
      aProblem('a', 1, 9),
      aProblem('a', 1, 2),
    ];
    expect(places(sortProblems(problems, ['b', 'a']))).toEqual(['b:1:1', 'a:1:2', 'a:1:9', 'a:2:1', 'z:1:1']);
  });

  it('at one place stay in the order in which they were found', () => {
    const problems = ['first', 'second', 'third'].map((message) => aProblem('a', 1, 1, { message }));
    expect(sortProblems(problems, []).map(({ message }) => message)).toEqual(['first', 'second', 'third']);
  });

  it('that are equal are told once, the first of them', () => {
    const [kept, ...more] = sortProblems([aProblem('a', 1, 1, { hint: 'x' }), aProblem('a', 1, 1, { hint: 'y' })], []);
    expect(kept?.hint).toBe('x');
    expect(more).toEqual([]);
  });

  it.each<Partial<Problem>>([{ code: 'wrong-type' }, { message: 'other' }, { line: 2 }, { column: 2 }, { file: 'b' }])(
    'that differ in %j are told each',
    (other) => expect(sortProblems([aProblem('a', 1, 1), aProblem('a', 1, 1, other)], ['a', 'b'])).toHaveLength(2),
  );
});
