import type { HttpAnswer } from '@signalbox/sdk';

/** No limit of HipChat's lasts longer; a later Reset comes of a clock that differs, and must not silence the room for long. */
const LONGEST_WAIT_MS = 60 * 60_000;

/**
 * When all exhausted limits are whole again (epoch ms). HipChat sends no Retry-After, but for each of its two limits
 * (requests a token, notifications a room) what remains and a Reset in Unix seconds.
 * Undefined if no limit says so, or the time is over.
 * @see https://developer.atlassian.com/server/hipchat/hipchat-rest-api-rate-limits
 */
export function exhaustedUntil(headers: HttpAnswer['headers'], now: number): number | undefined {
  const resets = ['x-ratelimit', 'x-floodcontrol']
    .filter((limit) => Number(headers.get(`${limit}-remaining`) ?? 'absent') <= 0)
    .map((limit) => Number(headers.get(`${limit}-reset`) ?? 'absent') * 1000)
    .filter((at) => at > now);
  return resets.length > 0 ? Math.min(Math.max(...resets), now + LONGEST_WAIT_MS) : undefined;
}
