import { describe, expect, it } from 'vitest';
import { parseRateLimit, type RateLimit, type SentTimes, takeToken } from './rate-limit.ts';

describe('a rate limit', () => {
  it.each([
    ['60/1m', { count: 60, perMs: 60_000 }],
    ['1/500ms', { count: 1, perMs: 500 }],
    ['999999999/1h', { count: 999_999_999, perMs: 3_600_000 }],
    ['007/1s', { count: 7, perMs: 1_000 }],
    ['30/1h30m', { count: 30, perMs: 5_400_000 }],
  ])('reads %s', (text, limit) => expect(parseRateLimit(text)).toEqual(limit));

  it.each([
    '',
    '60',
    '60/',
    '/1m',
    '0/1m',
    '000/1m',
    '60/0s',
    '60/min',
    '-1/1m',
    '1.5/1m',
    '1e3/1m',
    '60/1m/1m',
    ' 60/1m',
    '60 / 1m',
    'x60/1m',
    '60/1m\n',
    '1000000000/1m',
  ])('does not read %j', (text) => expect(parseRateLimit(text)).toBeUndefined());
});

describe('a message under a limit of 3 in a second', () => {
  const limit: RateLimit = { count: 3, perMs: 1_000 };

  it.each<[string, SentTimes, number, ReturnType<typeof takeToken>]>([
    ['goes out first', [], 5_000, { taken: true, sent: [5_000] }],
    ['goes out after fewer', [4_900, 4_950], 5_000, { taken: true, sent: [4_900, 4_950, 5_000] }],
    ['waits after as many', [4_100, 4_200, 4_300], 5_000, { taken: false, at: 5_100 }],
    ['waits after as many at once', [5_000, 5_000, 5_000], 5_000, { taken: false, at: 6_000 }],
    ['waits in the last moment of it', [4_001, 4_200, 4_300], 5_000, { taken: false, at: 5_001 }],
    [
      'goes out when the oldest is a second old',
      [4_000, 4_200, 4_300],
      5_000,
      { taken: true, sent: [4_200, 4_300, 5_000] },
    ],
    ['goes out after older ones', [100, 200, 300], 5_000, { taken: true, sent: [200, 300, 5_000] }],
  ])('%s', (_what, sent, now, expected) => {
    expect(takeToken(sent, limit, now)).toEqual(expected);
  });

  it('counts the last ones, if the limit was higher before', () => {
    const sent = [4_000, 4_100, 4_200, 4_300, 4_400];
    expect(takeToken(sent, limit, 5_000)).toEqual({ taken: false, at: 5_200 });
    expect(takeToken(sent, limit, 5_200)).toEqual({ taken: true, sent: [4_300, 4_400, 5_200] });
  });

  it('goes out at once, if the limit was lower before', () => {
    expect(takeToken([4_990], { count: 2, perMs: 1_000 }, 5_000)).toEqual({ taken: true, sent: [4_990, 5_000] });
  });

  it('changes nothing of what is known before', () => {
    const sent = [1, 2, 3];
    takeToken(sent, limit, 5_000);
    expect(sent).toEqual([1, 2, 3]);
  });
});
