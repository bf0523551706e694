import { describe, expect, it } from 'vitest';
import { zonedTimeText } from './zoned-time-text.ts';

describe('a time by the clock of a zone', () => {
  it.each([
    ['Asia/Tokyo', '2026-11-27T08:00:00+09:00'],
    ['UTC', '2026-11-26T23:00:00Z'],
    ['Europe/London', '2026-11-26T23:00:00Z'],
    ['America/New_York', '2026-11-26T18:00:00-05:00'],
  ])('in %s', (zone, text) => {
    const at = Date.parse('2026-11-26T23:00:00Z');
    expect(zonedTimeText(at, zone)).toBe(text);
    expect(Date.parse(text)).toBe(at);
  });
});
