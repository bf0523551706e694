import { describe, expect, it } from 'vitest';
import { aCondition } from '../testing/route-builders.ts';
import { type Gathered, gather, problem } from './match-problem.ts';

const [a, b, c] = [aCondition('a', true), aCondition('b', true), aCondition('c', true)];

describe('a problem of a match', () => {
  it('stands for no matcher', () => {
    expect(problem(['match', 'host', 0], 'bad-regex', 'not a regular expression', 'write .*')).toEqual({
      matchers: [],
      problems: [
        { path: ['match', 'host', 0], code: 'bad-regex', message: 'not a regular expression', hint: 'write .*' },
      ],
    });
  });

  it('has no hint at all if none is known', () => {
    expect(Object.keys(problem([], 'bad-matcher', 'no').problems[0] ?? {})).toEqual(['path', 'code', 'message']);
  });
});

describe('what is gathered', () => {
  const bad = problem(['x'], 'bad-matcher', 'first');
  const worse = problem(['y'], 'boolean-match', 'second');

  it.each<[string, readonly Gathered[], Gathered]>([
    ['nothing', [], { matchers: [], problems: [] }],
    [
      'matchers, in order',
      [
        { matchers: [a, b], problems: [] },
        { matchers: [c], problems: [] },
      ],
      { matchers: [a, b, c], problems: [] },
    ],
    ['problems, in order', [bad, worse], { matchers: [], problems: [...bad.problems, ...worse.problems] }],
    [
      'matchers beside problems',
      [bad, { matchers: [a], problems: worse.problems }],
      { matchers: [a], problems: [...bad.problems, ...worse.problems] },
    ],
  ])('%s', (_, parts, expected) => {
    expect(gather(parts)).toEqual(expected);
  });
});
