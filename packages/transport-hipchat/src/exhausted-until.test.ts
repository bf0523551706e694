import { describe, expect, it } from 'vitest';
import { hipchat } from './hipchat.ts';
import { NOW } from './testing/a-message.ts';

describe('an answer', () => {
  const answer = (status: number, headers: Readonly<Record<string, string>> = {}) => ({
    status,
    headers: { get: (name: string) => headers[name] },
    body: '',
  });
  const seconds = (afterNow: number) => String(NOW / 1000 + afterNow);

  it.each([200, 202, 204])('of %i is good', (status) => {
    expect(hipchat.classify(answer(status), NOW)).toEqual({ type: 'ok' });
  });

  it.each([408, 429, 500, 502, 503])('of %i is no last word', (status) => {
    expect(hipchat.classify(answer(status), NOW).type).toBe('retry');
  });

  it.each([
    [401, /does not know the token/],
    [403, /lacks the scope send_notification/],
    [404, /no such room/],
    [400, /does not take a message like this/],
  ])('of %i is final, and says why', (status, reason) => {
    const outcome = hipchat.classify(answer(status), NOW);
    expect(outcome).toEqual({ type: 'reject', reason: expect.stringMatching(reason) });
  });

  it.each([
    ['the room is flooded', { 'x-floodcontrol-remaining': '0', 'x-floodcontrol-reset': seconds(20) }, 20],
    ['the token is used up', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': seconds(200) }, 200],
    [
      'both limits are exhausted',
      {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': seconds(200),
        'x-floodcontrol-remaining': '0',
        'x-floodcontrol-reset': seconds(20),
      },
      200,
    ],
    [
      'the limit that is whole resets later',
      {
        'x-ratelimit-remaining': '411',
        'x-ratelimit-reset': seconds(200),
        'x-floodcontrol-remaining': '0',
        'x-floodcontrol-reset': seconds(20),
      },
      20,
    ],
    [
      'the clock of the server is a day fast',
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': seconds(86_400) },
      3_600,
    ],
  ])('of 429 says when to go on: %s', (_, headers, afterNow) => {
    expect(hipchat.classify(answer(429, headers), NOW)).toEqual({
      type: 'retry',
      reason: 'rate limited by HipChat',
      notBefore: NOW + afterNow * 1000,
    });
  });

  it('of 429 from something before HipChat is taken at its Retry-After', () => {
    expect(hipchat.classify(answer(429, { 'retry-after': '7' }), NOW)).toMatchObject({ notBefore: NOW + 7_000 });
  });

  it.each([
    [{}],
    [{ 'x-ratelimit-remaining': '0' }],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'soon' }],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': seconds(-1) }],
    [{ 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': seconds(200) }],
  ])('of 429 with %j leaves the time to the back-off', (headers) => {
    const outcome = hipchat.classify(answer(429, headers), NOW);
    expect(outcome.type).toBe('retry');
    expect(outcome).not.toHaveProperty('notBefore');
  });
});
