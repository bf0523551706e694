import type { HttpAnswer } from '@signalbox/sdk';

/** HipChat has no longer limit: a later Reset means that the clocks differ, and must not silence the room for long. */
const LONGEST_WAIT_MS = 60 * 60_000;

/**
 * When all exhausted limits are reset (epoch ms). HipChat sends no Retry-After, but for each of its two limits
 * (requests a token, notifications a room) what remains and a Reset in Unix seconds.
 * Undefined if no limit is exhausted, or its time has passed.
 * @see https://developer.atlassian.com/server/hipchat/hipchat-rest-api-rate-limits
 */
export function rateLimitReset(headers: HttpAnswer['headers'], now: number): number | undefined {
  const resets = ['x-ratelimit', 'x-floodcontrol']
    .filter((limit) => Number(headers.get(`${limit}-remaining`) ?? 'absent') <= 0)
    .map((limit) => Number(headers.get(`${limit}-reset`) ?? 'absent') * 1000)
    .filter((at) => at > now);
  return resets.length > 0 ? Math.min(Math.max(...resets), now + LONGEST_WAIT_MS) : undefined;
}
