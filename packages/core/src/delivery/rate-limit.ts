import { parseDuration } from '@signalbox/sdk';

/** At most `count` messages in any `perMs`. */
export interface RateLimit {
  readonly count: number;
  readonly perMs: number;
}

/** When the last messages went out, oldest first: at most `count` of the limit. */
export type SentTimes = readonly number[];

/** `60/1m`: at most 60 messages in any minute. Undefined for anything else. */
export function parseRateLimit(text: string): RateLimit | undefined {
  const [, count, per] = /^(\d{1,9})\/(.+)$/.exec(text) ?? [];
  const perMs = parseDuration(per ?? '');
  if (count === undefined || Number(count) === 0 || !perMs) return undefined;
  return { count: Number(count), perMs };
}

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
