import { formatDuration } from '@signalbox/core';

const UNITS_MS = [86_400_000, 3_600_000, 60_000, 1_000];

/** `3h12m ago (2026-11-23 01:00:00Z)`; nothing for no time. */
export function pointInTime(time: number | undefined, now: number): string {
  if (time === undefined) return '';
  return `${distance(time, now)} (${new Date(time).toISOString().replace('T', ' ').replace(/\.\d+/, '')})`;
}

/** As exact as one wants to know it: its two largest units. */
function distance(time: number, now: number): string {
  const ms = Math.abs(time - now);
  const largest = UNITS_MS.findIndex((unit) => ms >= unit);
  if (largest === -1) return 'now';
  const unit = UNITS_MS[largest + 1] ?? 1_000;
  const shown = formatDuration(Math.round(ms / unit) * unit);
  return time < now ? `${shown} ago` : `in ${shown}`;
}
