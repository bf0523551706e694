import { describe, expect, it } from 'vitest';
import { isSendable } from '../../testing/check-against-openapi.ts';
import { readNewSilence } from './new-silence.ts';

const VALID = {
  matchers: ['host="db-1"'],
  startsAt: '2026-11-27T15:00:00+09:00',
  endsAt: '2026-11-27T10:00:00Z',
  author: 'kana',
  comment: 'new disks',
};
const problemsOf = (body: unknown) => {
  const read = readNewSilence(body);
  return read.ok ? [] : (read.problem.problems ?? [read.problem.detail]);
};

describe('a silence that a person sends', () => {
  it('becomes what is kept: matchers as text, times as numbers', () => {
    expect(readNewSilence(VALID)).toEqual({
      ok: true,
      value: {
        matchers: ['host="db-1"'],
        startsAt: Date.UTC(2026, 10, 27, 6),
        endsAt: Date.UTC(2026, 10, 27, 10),
        author: 'kana',
        comment: 'new disks',
      },
    });
  });

  it('may leave open when it begins', () => {
    const { startsAt: _startsAt, ...rest } = VALID;
    const read = readNewSilence(rest);
    expect(read.ok && Object.keys(read.value)).not.toContain('startsAt');
  });

  it.each([null, [], 'a text', 7, true, undefined])('is a JSON object: %j is not', (body) => {
    expect(problemsOf(body)).toEqual(['a silence is a JSON object']);
  });

  it('is told everything that is wrong at once', () => {
    expect(problemsOf({ force: 1, mathcers: [], startsAt: 'soon' })).toEqual([
      'unknown key "mathcers": did you mean "matchers"?',
      '`force` is true or false',
      '`matchers` is missing: a list like ["host=db-1"]',
      '`startsAt` is not a time: write it like 2026-11-23T10:00:00+09:00',
      '`endsAt` is missing: write it like 2026-11-23T10:00:00+09:00',
      '`author` is missing: who silences',
      '`comment` is missing: why it is silenced',
    ]);
  });

  it('is not quoted at length', () => {
    const [problem = ''] = problemsOf({ ...VALID, ['x'.repeat(5_000)]: 1 });
    expect(problem.length).toBeLessThan(200);
  });

  /** A body, and whether it may be sent. */
  const BODIES: readonly (readonly [string, object, boolean])[] = [
    ['as it should be', {}, true],
    ['with force', { force: false }, true],
    ['force as a text', { force: 'no' }, false],
    ['force as null', { force: null }, false],
    ['an unknown key', { until: '2026-11-27T10:00:00Z' }, false],
    ['a matcher in parts', { matchers: [{ name: 'a', op: '!=', value: 'b' }, 'c=d'] }, true],
    ['no matchers', { matchers: [] }, false],
    ['matchers as a text', { matchers: 'a=b' }, false],
    ['matchers as an object', { matchers: { a: 'b' } }, false],
    ['as many matchers as allowed', { matchers: Array(100).fill('a=b') }, true],
    ['one matcher more', { matchers: Array(101).fill('a=b') }, false],
    ['a matcher as long as allowed', { matchers: [`a=${'x'.repeat(1_998)}`] }, true],
    ['a longer matcher', { matchers: [`a=${'x'.repeat(1_999)}`] }, false],
    ['a matcher without a value', { matchers: [{ name: 'a' }] }, false],
    ['a matcher without a name', { matchers: [{ name: '', value: 'b' }] }, false],
    ['a matcher with a null operator', { matchers: [{ name: 'a', value: 'b', op: null }] }, false],
    ['a matcher with an unknown key', { matchers: [{ name: 'a', value: 'b', isRegex: true }] }, false],
    ['an end as a number', { endsAt: 1_764_223_200 }, false],
    ['an end without a zone', { endsAt: '2026-11-27T10:00:00' }, false],
    ['an end on a day that does not exist', { endsAt: '2026-02-30T10:00:00Z' }, false],
    ['a begin as null', { startsAt: null }, false],
    ['no author', { author: undefined }, false],
    ['a blank author', { author: ' \n' }, false],
    ['an author as long as allowed', { author: 'x'.repeat(200) }, true],
    ['a longer author', { author: 'x'.repeat(201) }, false],
    ['an author as an object', { author: { name: 'kana' } }, false],
    ['a comment as long as allowed', { comment: 'x'.repeat(2_000) }, true],
    ['a longer comment', { comment: 'x'.repeat(2_001) }, false],
  ];

  it.each(BODIES)('is read as the OpenAPI document has it: %s', (_what, facts, expected) => {
    const body = JSON.parse(JSON.stringify({ ...VALID, ...facts }));
    expect(isSendable('NewSilence', body)).toBe(expected);
    expect(readNewSilence(body).ok).toBe(expected);
  });
});
