import { describe, expect, it } from 'vitest';
import { aWrittenFile } from '../../testing/written-file.ts';
import { collectDefinitions } from '../collect-definitions.ts';
import { compileMuteTimes } from '../suppression/compile-mute-times.ts';
import { compileMuteWindow, muteReasons } from './compile-mute-window.ts';

/** A Monday. */
const NOW = Date.parse('2026-11-23T00:00:00Z');
const TIMES = `muteTimes:
  nights: { intervals: [{ times: [{ from: "22:00", to: "08:00" }] }] }
  weekdays: { intervals: [{ weekdays: [mon-fri] }] }
  weekends: { intervals: [{ weekdays: [sat-sun] }] }
  always: { intervals: [{}] }
  never: { intervals: [] }
  last: { intervals: [{ years: [2020] }] }
  wrong: 5
`;

/** When a route that says so is muted. */
async function compile(keys: string) {
  const one = await aWrittenFile(`${TIMES}routes:\n  - { to: [], ${keys} }`);
  const { muteTimes } = collectDefinitions([one], one.compilation);
  const times = compileMuteTimes(muteTimes, { now: NOW, isBroken: false }, one.compilation);
  const before = one.reported().length;
  const place = { file: one.file, at: ['routes', 0] };
  const window = compileMuteWindow(one.written.routes?.[0] ?? {}, place, times, one.compilation);
  const isMuted = (time: string) => window?.isActiveAt(Date.parse(`2026-11-${time}Z`));
  const reasons = muteReasons(one.written.routes?.[0] ?? {}, times);
  const namesAt = (time: string) =>
    reasons.filter((each) => each.window.isActiveAt(Date.parse(`2026-11-${time}Z`))).map(({ name }) => name);
  return { window, isMuted, namesAt, reported: one.reported().slice(before) };
}

describe('the time in which a route is muted', () => {
  it.each(['', 'mute: []', 'active: []', 'mute: [], active: []'])('is none where it says "%s"', async (keys) => {
    expect(await compile(keys)).toMatchObject({ window: undefined, reported: [] });
  });

  it.each([
    ['mute: [nights]', ['24T07:59', '24T22:00'], ['24T08:00', '24T21:59']],
    ['mute: [nights, weekends]', ['24T23:00', '28T12:00'], ['24T12:00']],
    ['active: [weekdays]', ['28T00:00', '29T23:59'], ['27T23:59', '30T00:00']],
    ['active: [weekdays, weekends], mute: [nights]', ['28T23:00'], ['28T12:00', '24T12:00']],
    ['mute: [nights], active: [weekdays]', ['28T12:00', '24T23:00'], ['24T12:00']],
    ['mute: [never]', [], ['24T12:00', '28T23:00']],
  ])('%s', async (keys, muted, open) => {
    const { isMuted, reported } = await compile(keys);
    expect(muted.map(isMuted)).toEqual(muted.map(() => true));
    expect(open.map(isMuted)).toEqual(open.map(() => false));
    expect(reported).toEqual([]);
  });

  it.each([
    ['mute: [nigths]', '10:22 unknown-mute-time: "nigths" is not the name of a mute time -> did you mean "nights"?'],
    [
      'mute: [nights], active: [xyz]',
      '10:40 unknown-mute-time: "xyz" is not the name of a mute time -> define it below `muteTimes`',
    ],
  ])('is not known if one of its names is unknown, which is reported: %s', async (keys, problem) => {
    const { window, reported } = await compile(keys);
    expect(window).toBeUndefined();
    expect(reported).toEqual([problem]);
  });

  it.each(['mute: [wrong]', 'active: [wrong]', 'mute: [always, wrong]', 'mute: [5, always]'])(
    'is not judged while a mute time, or a name, is too wrong to be used: %s',
    async (keys) => {
      const { window, reported } = await compile(keys);
      expect(window).toBeUndefined();
      expect(reported).toEqual([]);
    },
  );

  it.each([
    ['mute: [always]', '10:21'],
    ['mute: [weekdays], active: [weekdays]', '10:21'],
    ['active: [never]', '10:23'],
    ['active: [last]', '10:23'],
  ])('is warned of if it leaves no time at all: %s', async (keys, place) => {
    const { window, reported } = await compile(keys);
    expect(window?.isActiveAt(NOW)).toBe(true);
    const message = '`mute` and `active` leave no time: this route notifies nobody for the next 400 days';
    const hint = 'leave some time; `to: []` drops alerts on purpose';
    expect(reported).toEqual([`${place} always-quiet (warning): ${message} -> ${hint}`]);
  });

  it('is not warned of if it lasts long, and ends', async () => {
    const { isMuted, reported } = await compile('mute: [weekdays, nights]');
    expect(isMuted('23T00:00')).toBe(true);
    expect(reported).toEqual([]);
  });

  it.each([
    ['mute: [nights, weekends]', '28T23:00', ['nights', 'weekends']],
    ['mute: [nights, weekends]', '28T12:00', ['weekends']],
    ['active: [nights, weekends]', '24T12:00', ['nights', 'weekends']],
    ['active: [nights, weekends]', '24T23:00', []],
    ['mute: [nights], active: [weekdays]', '28T23:00', ['nights', 'weekdays']],
  ])('has names, with "%s" at %s', async (keys, time, names) => {
    const { isMuted, namesAt } = await compile(keys);
    expect([namesAt(time), isMuted(time)]).toEqual([names, names.length > 0]);
  });
});
