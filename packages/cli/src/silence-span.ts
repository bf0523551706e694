import { parseDuration } from '@signalbox/core';
import { UsageError } from './io.ts';
import { parseTime } from './parse-time.ts';

/** When a silence is to hold, as people write it. */
export interface WrittenSpan {
  readonly for?: string;
  readonly until?: string;
  readonly from?: string;
}

/** @throws {UsageError} */
export function spanOf(written: WrittenSpan, now: number): { readonly startsAt?: string; readonly endsAt?: string } {
  const from = written.from === undefined ? undefined : parseTime(written.from);
  const length = written.for === undefined ? undefined : lengthOf(written.for);
  const until = written.until === undefined ? undefined : parseTime(written.until);
  const end = until ?? (length === undefined ? undefined : (from ?? now) + length);
  return {
    ...(from === undefined ? {} : { startsAt: new Date(from).toISOString() }),
    ...(end === undefined ? {} : { endsAt: new Date(end).toISOString() }),
  };
}

function lengthOf(text: string): number {
  const length = parseDuration(text);
  if (length === undefined || length === 0) {
    throw new UsageError(`${JSON.stringify(text)} is no duration`, 'write it as 30m, 2h or 1d');
  }
  return length;
}
