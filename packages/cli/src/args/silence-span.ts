import { parseLength, parseTime } from './option-values.ts';

/** When a silence is to hold, as people write it: `--for`, `--until`, `--from`. */
export interface WrittenSpan {
  readonly for?: string;
  readonly until?: string;
  readonly from?: string;
}

/** @throws {UsageError} */
export function spanOf(written: WrittenSpan, now: number): { readonly startsAt?: string; readonly endsAt?: string } {
  const from = written.from === undefined ? undefined : parseTime(written.from);
  const length = written.for === undefined ? undefined : parseLength(written.for);
  const until = written.until === undefined ? undefined : parseTime(written.until);
  const end = until ?? (length === undefined ? undefined : (from ?? now) + length);
  return {
    ...(from === undefined ? {} : { startsAt: new Date(from).toISOString() }),
    ...(end === undefined ? {} : { endsAt: new Date(end).toISOString() }),
  };
}
