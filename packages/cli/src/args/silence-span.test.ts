import { describe, expect, it } from 'vitest';
import { spanOf, type WrittenSpan } from './silence-span.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z');

describe('when a silence holds', () => {
  it.each<[WrittenSpan, object]>([
    [{}, {}],
    [{ for: '2h' }, { endsAt: '2026-11-23T12:00:00.000Z' }],
    [{ until: '2026-11-24T06:00:00+09:00' }, { endsAt: '2026-11-23T21:00:00.000Z' }],
    [{ from: '2026-11-24T01:00:00Z' }, { startsAt: '2026-11-24T01:00:00.000Z' }],
    [
      { from: '2026-11-24T01:00:00Z', for: '1h30m' },
      { startsAt: '2026-11-24T01:00:00.000Z', endsAt: '2026-11-24T02:30:00.000Z' },
    ],
    [
      { from: '2026-11-24T01:00:00Z', until: '2026-11-24T02:00:00Z' },
      { startsAt: '2026-11-24T01:00:00.000Z', endsAt: '2026-11-24T02:00:00.000Z' },
    ],
  ])('%j', (written, span) => {
    expect(spanOf(written, NOW)).toEqual(span);
  });

  it.each<[WrittenSpan, string]>([
    [{ for: '2 hours' }, '"2 hours" is not a duration'],
    [{ for: '0s' }, '"0s" is not a duration'],
    [{ for: '99999h' }, '"99999h" is longer than ten years (87600h)'],
    [{ until: 'tomorrow' }, '"tomorrow" is not a time'],
    [{ until: '1' }, '"1" is not a time'],
    [{ until: '2026-12-24' }, '"2026-12-24" has no time zone'],
    [{ from: '2026-12-24T10:00', for: '1h' }, '"2026-12-24T10:00" has no time zone'],
    [{ from: 'soon', for: '1h' }, '"soon" is not a time'],
  ])('is refused: %j', (written, message) => {
    expect(() => spanOf(written, NOW)).toThrow(expect.objectContaining({ name: 'UsageError', message: message }));
  });
});
