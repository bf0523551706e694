import { describe, expect, it } from 'vitest';
import { zoneClock } from './zone-clock.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const at = (text: string) => Date.parse(text);

/** `from until +hours` of each stretch, times without their seconds. */
function stretches(timeZone: string, from: string, until: string): readonly string[] {
  const short = (time: number) => new Date(time).toISOString().slice(0, 16);
  return zoneClock(timeZone)(at(from), at(until)).map(
    (stretch) => `${short(stretch.from)} ${short(stretch.until)} ${stretch.aheadMs / HOUR_MS}`,
  );
}

describe('the wall clock of a zone', () => {
  it.each([
    ['UTC', 0],
    ['Asia/Tokyo', 9],
    ['Asia/Kolkata', 5.5],
    ['Asia/Kathmandu', 5.75],
    ['America/Phoenix', -7],
    ['Etc/GMT+12', -12],
    ['Pacific/Kiritimati', 14],
  ])('of %s is %d hours ahead of UTC all year', (timeZone, hours) => {
    expect(stretches(timeZone, '2026-01-01T00:00Z', '2027-01-01T00:00Z')).toEqual([
      `2026-01-01T00:00 2027-01-01T00:00 ${hours}`,
    ]);
  });

  it.each([
    [
      'forward in spring, back in autumn',
      'Europe/Berlin',
      [
        '2026-01-01T00:00 2026-03-29T01:00 1',
        '2026-03-29T01:00 2026-10-25T01:00 2',
        '2026-10-25T01:00 2027-01-01T00:00 1',
      ],
    ],
    [
      'west of Greenwich',
      'America/New_York',
      [
        '2026-01-01T00:00 2026-03-08T07:00 -5',
        '2026-03-08T07:00 2026-11-01T06:00 -4',
        '2026-11-01T06:00 2027-01-01T00:00 -5',
      ],
    ],
    [
      'in the south, by half an hour',
      'Australia/Lord_Howe',
      [
        '2026-01-01T00:00 2026-04-04T15:00 11',
        '2026-04-04T15:00 2026-10-03T15:30 10.5',
        '2026-10-03T15:30 2027-01-01T00:00 11',
      ],
    ],
  ])('changes %s: %s', (_, timeZone, expected) => {
    expect(stretches(timeZone, '2026-01-01T00:00Z', '2027-01-01T00:00Z')).toEqual(expected);
  });

  it.each([
    ['up to the change', '2026-10-25T00:00Z', '2026-10-25T01:00Z', ['2026-10-25T00:00 2026-10-25T01:00 2']],
    ['from the change on', '2026-10-25T01:00Z', '2026-10-25T02:00Z', ['2026-10-25T01:00 2026-10-25T02:00 1']],
    [
      'around the change',
      '2026-10-25T00:59Z',
      '2026-10-25T01:01Z',
      ['2026-10-25T00:59 2026-10-25T01:00 2', '2026-10-25T01:00 2026-10-25T01:01 1'],
    ],
    ['nothing', '2026-10-25T01:00Z', '2026-10-25T01:00Z', []],
    ['an end before the beginning', '2026-10-25T02:00Z', '2026-10-25T01:00Z', []],
  ])('is asked about %s', (_, from, until, expected) => {
    expect(stretches('Europe/Berlin', from, until)).toEqual(expected);
  });

  it('answers the same, whatever it was asked before', () => {
    const change = at('2026-10-25T01:00:00Z');
    const asked = zoneClock('Europe/Berlin');
    const spans = [0, 200, -200, 1, -1, 0, 400].map((days) => change + days * DAY_MS);
    for (const from of spans) {
      expect(asked(from, from + HOUR_MS)).toEqual(zoneClock('Europe/Berlin')(from, from + HOUR_MS));
    }
    expect(asked(change - 1, change + 1)).toEqual([
      { from: change - 1, until: change, aheadMs: 2 * HOUR_MS },
      { from: change, until: change + 1, aheadMs: HOUR_MS },
    ]);
  });

  it('knows a zone that once had another offset', () => {
    expect(stretches('Asia/Pyongyang', '2018-05-04T00:00Z', '2018-05-05T00:00Z')).toEqual([
      '2018-05-04T00:00 2018-05-04T15:00 8.5',
      '2018-05-04T15:00 2018-05-05T00:00 9',
    ]);
  });

  it('covers a span without gaps, and agrees with the calendar of the platform', () => {
    const [from, until] = [at('2025-12-01T00:00Z'), at('2027-12-01T00:00Z')];
    for (const timeZone of ['Europe/London', 'America/St_Johns', 'Pacific/Chatham', 'Africa/Casablanca']) {
      const found = zoneClock(timeZone)(from, until);
      const hour = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
      let time = from;
      for (const stretch of found) {
        expect(stretch.from).toBe(time);
        expect(stretch.until).toBeGreaterThan(stretch.from);
        for (const moment of [stretch.from, stretch.until - 1]) {
          const [, sign = '+', hours = '0', minutes = '0'] =
            /GMT(?:([+-])(\d+):(\d+))?$/.exec(hour.format(moment)) ?? [];
          const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
          expect(stretch.aheadMs).toBe(ahead);
        }
        time = stretch.until;
      }
      expect(time).toBe(until);
    }
  });

  it.each(['Asia/Tokio', 'Mars/Olympus', ''])('does not exist for %j', (timeZone) => {
    expect(() => zoneClock(timeZone)).toThrow(RangeError);
  });
});
