import { describe, expect, it } from 'vitest';
import { zoneTime } from './zone-time.ts';

const NOW = Date.UTC(2026, 10, 3, 4, 5, 6, 78);

describe('the time in a zone', () => {
  it('has the parts of a date, in digits of ASCII and of a clock of 24 hours', () => {
    const parts = zoneTime('Asia/Tokyo')?.(NOW, 'offset');
    expect(Object.fromEntries(parts ?? [])).toMatchObject({
      year: '2026',
      month: '11',
      day: '03',
      hour: '13',
      minute: '05',
      second: '06',
      fractionalSecond: '078',
      weekday: 'Tue',
      timeZoneName: 'GMT+09:00',
    });
  });

  it.each([
    ['Asia/Tokyo', 'GMT+09:00', 'GMT+9'],
    ['America/New_York', 'GMT-05:00', 'EST'],
    ['Asia/Kathmandu', 'GMT+05:45', 'GMT+5:45'],
  ])('names the zone by its offset or by a short name: %s', (zone, offset, name) => {
    expect(zoneTime(zone)?.(NOW, 'offset').get('timeZoneName')).toBe(offset);
    expect(zoneTime(zone)?.(NOW, 'name').get('timeZoneName')).toBe(name);
  });

  it('says midnight as 00', () => {
    expect(zoneTime('UTC')?.(Date.UTC(2026, 0, 1), 'offset').get('hour')).toBe('00');
  });

  it.each(['Asia/Tokio', '', 'local', '__proto__', 'constructor', 'x'.repeat(10_000)])(
    'does not exist for %j',
    (zone) => {
      expect(zoneTime(zone)).toBeUndefined();
      expect(zoneTime(zone)).toBeUndefined();
    },
  );

  it('is made once', () => {
    const made = zoneTime('Asia/Tokyo');
    expect(made).toBeDefined();
    expect(zoneTime('Asia/Tokyo')).toBe(made);
  });

  it('is forgotten among many others, and the same when it is made again', () => {
    const made = zoneTime('Asia/Tokyo');
    const before = made?.(NOW, 'offset');
    for (let zone = 0; zone < 150; zone += 1) zoneTime(`no/zone-${zone}`);
    const again = zoneTime('Asia/Tokyo');
    expect(again).not.toBe(made);
    expect(again?.(NOW, 'offset')).toEqual(before);
  });
});
