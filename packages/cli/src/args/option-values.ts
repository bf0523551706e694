import { isSqliteStore, parseDuration } from '@signalbox/core';
import { whyNoDuration } from '@signalbox/sdk';
import { readTime } from '@signalbox/server';
import { InvalidArgumentError } from 'commander';
import { UsageError } from '../io.ts';

// What throws an InvalidArgumentError is for commander, which names the option itself. Either is exit code 2.

/** For options that may be given several times. */
export function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

export function parseLimit(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UsageError(`${JSON.stringify(text)} is not a count`, '--limit 100');
}

/** Reads `sqlite:PATH`. */
export function parseStore(text: string): string {
  if (!isSqliteStore(text)) throw new InvalidArgumentError('Write sqlite:PATH, for instance sqlite:./signalbox.db.');
  return text;
}

/** How many times as fast. */
export function parseSpeed(text: string): number {
  const speed = Number(text);
  if (!(speed > 0 && speed <= 1_000)) throw new InvalidArgumentError('Write a number above 0, for instance 2.');
  return speed;
}

/** A time as people write it for `--at`, in epoch ms: as the API takes it. Without a zone it would be another time on another machine. */
export function parseTime(text: string): number {
  const time = readTime(text);
  if (time !== undefined) return time;
  const withoutZone = readTime(`${text}Z`) !== undefined || readTime(`${text}T00:00:00Z`) !== undefined;
  const what = withoutZone ? 'has no time zone' : 'is not a time';
  throw new UsageError(`${JSON.stringify(text)} ${what}`, 'write it like 2026-11-23T10:00:00+09:00');
}

/** A time, or how long ago it was: `90m`. Epoch ms. */
export function parseTimeOrAgo(text: string, now: number): number {
  const length = parseDuration(text);
  return length === undefined ? parseTime(text) : now - length;
}

/** How long something lasts, in ms: longer than nothing. */
export function parseLength(text: string): number {
  const length = parseDuration(text);
  if (length !== undefined && length > 0) return length;
  throw new UsageError(`${JSON.stringify(text)} ${whyNoDuration(text)}`, 'write it as 30m, 2h or 1d');
}
