import { UsageError } from './io.ts';

export function parseLimit(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UsageError(`${JSON.stringify(text)} is no number of things`, '--limit 100');
}

/** For options that may be said several times. */
export function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}
