import { describe, expect, it } from 'vitest';
import { aWrittenFile } from '../../testing/written-file.ts';
import { collectDefinitions } from '../collect-definitions.ts';
import { compileMuteTimes, namedMuteTimes } from './compile-mute-times.ts';

/** A Monday. */
const NOW = Date.parse('2026-11-23T00:00:00Z');

async function compile(muteTimes: string, { now = NOW, isBroken = false } = {}) {
  const one = await aWrittenFile(`muteTimes:\n  ${muteTimes}`);
  const definitions = collectDefinitions([one], one.compilation);
  const times = compileMuteTimes(definitions.muteTimes, { now, isBroken }, one.compilation);
  return { ...one, times, reported: one.reported() };
}

/** Is the mute time `m` with these intervals active then? */
async function isActive(intervals: string, time: string, zone = 'UTC'): Promise<boolean | undefined> {
  const { times, reported } = await compile(`m: { timeZone: ${zone}, intervals: [${intervals}] }`);
  expect(reported).toEqual([]);
  return times.byName.get('m')?.isActiveAt(Date.parse(time));
}

describe('a mute time', () => {
  it.each([
    ['{}', '2026-11-23T12:00Z', true],
    ['{ times: [{ from: "09:30", to: "09:31" }] }', '2026-11-23T09:29:59Z', false],
    ['{ times: [{ from: "09:30", to: "09:31" }] }', '2026-11-23T09:30:00Z', true],
    ['{ times: [{ from: "09:30", to: "09:31" }] }', '2026-11-23T09:31:00Z', false],
    ['{ times: [{ from: "22:00", to: "24:00" }] }', '2026-11-23T23:59:59Z', true],
    ['{ times: [{ from: "22:00", to: "24:00" }] }', '2026-11-24T00:00:00Z', false],
    ['{ times: [{ from: "01:00", to: "02:00" }, { from: "03:00", to: "04:00" }] }', '2026-11-23T03:30Z', true],
    ['{ weekdays: [mon] }', '2026-11-23T12:00Z', true],
    ['{ weekdays: [tue-sun] }', '2026-11-23T12:00Z', false],
    ['{ weekdays: [fri-mon] }', '2026-11-23T12:00Z', true],
    ['{ months: [nov] }', '2026-11-30T23:59Z', true],
    ['{ months: [12-10] }', '2026-11-30T23:59Z', false],
    ['{ daysOfMonth: [23] }', '2026-11-23T12:00Z', true],
    ['{ daysOfMonth: [-8] }', '2026-11-23T12:00Z', true],
    ['{ daysOfMonth: [-7--1] }', '2026-11-23T12:00Z', false],
    ['{ years: [2026-2027] }', '2027-12-31T23:59Z', true],
    ['{ years: [2026-2027] }', '2028-01-01T00:00Z', false],
    ['{ weekdays: [mon], months: [dec] }', '2026-11-23T12:00Z', false],
    ['{ months: [dec] }, { weekdays: [mon] }', '2026-11-23T12:00Z', true],
  ])('of %s at %s: %s', async (intervals, time, expected) => {
    expect(await isActive(intervals, time)).toBe(expected);
  });

  it.each([
    ['{ weekdays: [tue] }', 'Asia/Tokyo', '2026-11-23T15:00Z', true],
    ['{ weekdays: [tue] }', 'Asia/Tokyo', '2026-11-23T14:59Z', false],
    ['{ weekdays: [tue] }', 'UTC', '2026-11-23T15:00Z', false],
    ['{ weekdays: [tue], timeZone: UTC }', 'Asia/Tokyo', '2026-11-23T15:00Z', false],
    ['{ weekdays: [tue], timeZone: Asia/Tokyo }', 'UTC', '2026-11-23T15:00Z', true],
  ])('follows the clock of its place: %s in %s at %s: %s', async (intervals, zone, time, expected) => {
    expect(await isActive(intervals, time, zone)).toBe(expected);
  });

  it('is in UTC if it names no place', async () => {
    const { times } = await compile('m: { intervals: [{ weekdays: [mon] }] }');
    const window = times.byName.get('m');
    expect([window?.isActiveAt(NOW - 1), window?.isActiveAt(NOW)]).toEqual([false, true]);
  });
});

describe('a mute time that is wrong', () => {
  it.each([
    [
      'a range that ends before it begins',
      'm: { intervals: [{ daysOfMonth: [1, 5-1] }] }',
      '2:39 wrong-value: the range ends before it begins -> write the earlier one first',
    ],
    [
      'a time without length',
      'm: { intervals: [{ times: [{ from: "08:00", to: "08:00" }] }] }',
      '2:51 wrong-value: this is when it begins -> for whole days leave `times` out, or write { from: "00:00", to: "24:00" }',
    ],
    [
      'a place that does not exist',
      'm: { timeZone: Asia/Tokio, intervals: [{}] }',
      '2:18 unknown-time-zone: "Asia/Tokio" is not a time zone -> did you mean "Asia/Tokyo"?',
    ],
    [
      'an offset as a place',
      'm: { intervals: [{ timeZone: "+09:00" }] }',
      '2:32 unknown-time-zone: "+09:00" is not a time zone -> write for instance `Asia/Tokyo` or `UTC`',
    ],
  ])('by %s is reported, and cannot be used', async (_, muteTimes, problem) => {
    const { times, reported } = await compile(muteTimes);
    expect(reported).toEqual([problem]);
    expect(times.byName.has('m')).toBe(false);
    expect(times.names?.has('m')).toBe(true);
  });

  it('is told of all its mistakes', async () => {
    const { reported } = await compile(
      'm: { timeZone: X, intervals: [{ years: [2027-2026], timeZone: Y }, { daysOfMonth: [3-1] }] }',
    );
    expect(reported.map((each) => each.split(':').slice(0, 2).join(':'))).toEqual([
      '2:18 unknown-time-zone',
      '2:65 unknown-time-zone',
      '2:43 wrong-value',
      '2:86 wrong-value',
    ]);
  });

  it.each([
    ['m: {}'],
    ['m: 5'],
    ['m: { intervals: [{ weekdays: [xyz] }] }'],
    ['m: { intervals: [{}, 5] }'],
    ['m: { intervals: [{ times: [{ from: "08:00" }] }, { weekdays: [mon, 5] }] }'],
  ])('in its form cannot be used: %s', async (muteTimes) => {
    const { times, reported } = await compile(muteTimes);
    expect(times.byName.size).toBe(0);
    expect(reported).toEqual([]);
  });
});

describe('a mute time that is never active', () => {
  const NEVER = 'mute-time-never (warning)';
  const DATE =
    'no date from now on fits all of this, so it is never active -> correct the days, months or years, or remove it';

  it.each([
    [
      'm: { intervals: [] }',
      [`2:3 ${NEVER}: the mute time has no intervals, so it is never active -> add one, or remove it`],
    ],
    ['m: { intervals: [{ months: [feb], daysOfMonth: [30] }] }', [`2:20 ${NEVER}: ${DATE}`]],
    ['m: { intervals: [{}, { years: [2024] }] }', [`2:24 ${NEVER}: ${DATE}`]],
    [
      'm: { intervals: [{ years: [2024] }, { months: [apr], daysOfMonth: [31] }] }',
      [`2:20 ${NEVER}: ${DATE}`, `2:39 ${NEVER}: ${DATE}`],
    ],
    ['m: { intervals: [{ years: [2025] }] }', []],
  ])('%s is warned of, and can be used', async (muteTimes, problems) => {
    const { times, reported } = await compile(muteTimes);
    expect(reported).toEqual(problems);
    expect(times.byName.has('m')).toBe(true);
  });
});

describe('mute times by name', () => {
  const named = async (list: readonly (string | undefined)[], more = {}) => {
    const { times, file, compilation } = await compile(
      'a: { intervals: [{}] }\n  b: { intervals: [{}] }\n  wrong: 5',
      more,
    );
    const before = compilation.problems().length;
    const found = namedMuteTimes(list, { file, at: ['mute'] }, times, compilation);
    return {
      count: found?.length,
      reported: compilation
        .problems()
        .slice(before)
        .map(({ message }) => message),
    };
  };

  it.each([
    [[], 0],
    [['a'], 1],
    [['b', 'a'], 2],
  ])('%j are found', async (list, count) => expect(await named(list)).toEqual({ count, reported: [] }));

  it.each([
    [['a', 'x'], ['this is not the name of a mute time']],
    [['wrong'], []],
    [[undefined, 'a'], []],
  ])('%j cannot be used; told: %j', async (list, reported) =>
    expect(await named(list)).toEqual({ count: undefined, reported }),
  );

  it('are not judged while a file is broken', async () => {
    expect(await named(['x'], { isBroken: true })).toEqual({ count: undefined, reported: [] });
  });
});
