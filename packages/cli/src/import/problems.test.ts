import { describe, expect, it } from 'vitest';
import { gatherProblems } from './problems.ts';

const at = (line: number, path = 'route') => ({ line, path });

describe('the problems of an import', () => {
  it('come in the order of their lines; those of one line in that of their finding', () => {
    const problems = gatherProblems();
    for (const [line, message] of [
      [5, 'a'],
      [2, 'b'],
      [5, 'c'],
      [1, 'd'],
    ] as const)
      problems.error(at(line), message);
    expect(problems.errors().map(({ message }) => message)).toEqual(['d', 'b', 'a', 'c']);
    expect(problems.notes()).toEqual([]);
  });

  it('are noted once for a place, and given back for a comment', () => {
    const problems = gatherProblems();
    expect(problems.note(at(1), 'not carried over')).toBe('not carried over');
    problems.note(at(1), 'not carried over');
    problems.note(at(1, 'receivers'), 'not carried over');
    expect(problems.notes()).toEqual([
      { line: 1, path: 'route', message: 'not carried over' },
      { line: 1, path: 'receivers', message: 'not carried over' },
    ]);
  });

  it('stand for no value', () => {
    expect(gatherProblems().error(at(1), 'x')).toBeUndefined();
  });

  it('have nothing of the value at their place', () => {
    const problems = gatherProblems();
    const written = { type: 'text', text: 'canary', line: 3, path: 'global.token' } as const;
    problems.error(written, 'a map is expected here');
    expect(JSON.stringify(problems.errors())).not.toContain('canary');
  });
});
