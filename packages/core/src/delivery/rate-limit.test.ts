import { describe, expect, it } from 'vitest';
import { parseRateLimit } from './rate-limit.ts';

describe('a rate limit', () => {
  it.each([
    ['60/1m', { count: 60, perMs: 60_000 }],
    ['1/500ms', { count: 1, perMs: 500 }],
  ])('reads %s', (text, limit) => expect(parseRateLimit(text)).toEqual(limit));

  it.each(['60', '0/1m', '60/0s', '/1m', '60/', '60/min', '-1/1m'])('does not read %j', (text) =>
    expect(parseRateLimit(text)).toBeUndefined(),
  );
});
