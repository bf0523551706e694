import type { RateLimit } from '../config/config.ts';

/** When the last messages went out, oldest first: at most `count` of the limit. */
export type SentTimes = readonly number[];

/** May one more message go out now? If so, the times with it; else when (epoch ms). A sliding window: exact, no bursts beyond. */
export function takeToken(
  sent: SentTimes,
  limit: RateLimit,
  now: number,
): { readonly taken: true; readonly sent: SentTimes } | { readonly taken: false; readonly at: number } {
  const oldest = sent.length < limit.count ? undefined : sent[sent.length - limit.count];
  if (oldest !== undefined && oldest + limit.perMs > now) return { taken: false, at: oldest + limit.perMs };
  return { taken: true, sent: [...sent, now].slice(-limit.count) };
}
