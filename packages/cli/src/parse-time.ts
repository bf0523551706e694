import { UsageError } from './io.ts';

/** A time as people write it for `--at`, in epoch ms. */
export function parseTime(text: string): number {
  const time = Date.parse(text);
  if (Number.isNaN(time))
    throw new UsageError(`${JSON.stringify(text)} is no time`, 'write it as 2026-11-23T10:00:00+09:00');
  return time;
}
