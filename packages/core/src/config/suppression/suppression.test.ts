import { describe, expect, it } from 'vitest';
import { load, mainWith, places } from '../../testing/load-config.ts';
import type { Config } from '../config.ts';

const NOW = Date.parse('2026-11-23T00:00:00Z');
const at = (text: string) => Date.parse(text);
const ofLabels = (labels: Readonly<Record<string, string>>) => ({ labels, annotations: {} });

/** The configuration with these lines from line 3 on; it is in order. */
async function configWith(lines: string): Promise<Config> {
  const loaded = await load(mainWith(lines), { now: NOW });
  expect(places(loaded)).toEqual([]);
  if (loaded.config === undefined) throw new Error('it does not load');
  return loaded.config;
}

describe('a mute time in the configuration', () => {
  it.each([
    ['{ times: [{ from: "22:00", to: "08:00" }] }', '2026-11-23T22:00+09:00', '2026-11-24T08:00+09:00'],
    ['{ times: [{ from: "18:00", to: "24:00" }] }', '2026-11-23T18:00+09:00', '2026-11-24T00:00+09:00'],
    ['{ weekdays: [sat-mon] }', '2026-11-28T00:00+09:00', '2026-12-01T00:00+09:00'],
    ['{ weekdays: [friday] }', '2026-11-27T00:00+09:00', '2026-11-28T00:00+09:00'],
    ['{ daysOfMonth: [1-5, 25] }', '2026-11-25T00:00+09:00', '2026-11-26T00:00+09:00'],
    ['{ daysOfMonth: [-3--2, "-1"] }', '2026-11-28T00:00+09:00', '2026-12-01T00:00+09:00'],
    ['{ daysOfMonth: [24--1] }', '2026-11-24T00:00+09:00', '2026-12-01T00:00+09:00'],
    ['{ daysOfMonth: [-1] }', '2026-11-30T00:00+09:00', '2026-12-01T00:00+09:00'],
    ['{ months: [dec-feb] }', '2026-12-01T00:00+09:00', '2027-03-01T00:00+09:00'],
    ['{ months: [1, 2-3, june] }', '2027-01-01T00:00+09:00', '2027-04-01T00:00+09:00'],
    ['{ months: [december], years: [2026-2027] }', '2026-12-01T00:00+09:00', '2027-01-01T00:00+09:00'],
    ['{ timeZone: UTC, years: [2027] }', '2027-01-01T00:00Z', '2028-01-01T00:00Z'],
    [
      '{ weekdays: [thu] }, { timeZone: America/New_York, weekdays: [tue] }',
      '2026-11-24T00:00-05:00',
      '2026-11-25T00:00-05:00',
    ],
  ])('%s', async (interval, from, until) => {
    const { routes } = await configWith(
      `muteTimes: { m: { timeZone: Asia/Tokyo, intervals: [${interval}] } }\nroutes: [{ to: [], mute: [m] }]`,
    );
    const window = routes.routes[0]?.muteWindow;
    const next = (time: number) => window?.nextChangeAt(time) ?? Number.NaN;
    const begin = window?.isActiveAt(NOW) ? next(next(NOW)) : next(NOW);
    expect([begin, next(begin)]).toEqual([at(from), at(until)]);
  });

  it('that says nothing holds always', async () => {
    const { config } = await load(mainWith('muteTimes: { m: { intervals: [{}] } }\nroutes: [{ to: [], mute: [m] }]'));
    expect(config?.routes.routes[0]?.muteWindow?.isActiveAt(NOW)).toBe(true);
  });

  it('is warned of when its last year is over, not before its last night is', async () => {
    const lines = 'muteTimes: { m: { intervals: [{ years: [2026], times: [{ from: "22:00", to: "08:00" }] }] } }';
    expect(places(await load(mainWith(lines), { now: at('2027-01-01T07:00Z') }))).toEqual([]);
    expect(places(await load(mainWith(lines), { now: at('2028-01-01T07:00Z') }))).toHaveLength(1);
  });
});

describe('a route', () => {
  const TIMES = [
    'muteTimes:',
    '  nights: { intervals: [{ times: [{ from: "22:00", to: "08:00" }] }] }',
    '  sundays: { intervals: [{ weekdays: [sun] }] }',
    '  office: { intervals: [{ weekdays: [mon-fri], times: [{ from: "07:00", to: "19:00" }] }] }',
  ].join('\n');

  it.each([
    ['mute: [nights, sundays]', ['2026-11-29T12:00Z', '2026-11-30T03:00Z'], ['2026-11-30T12:00Z']],
    [
      'active: [office, sundays]',
      ['2026-11-28T12:00Z', '2026-11-30T06:00Z'],
      ['2026-11-29T03:00Z', '2026-11-30T08:00Z'],
    ],
    ['mute: [nights], active: [office]', ['2026-11-30T07:30Z', '2026-11-30T20:00Z'], ['2026-11-30T08:00Z']],
  ])('that says %s is quiet then', async (said, windowAt, heardAt) => {
    const { routes } = await configWith(`${TIMES}\nroutes: [{ to: [], ${said} }]`);
    const window = routes.routes[0]?.muteWindow;
    expect(windowAt.map((time) => window?.isActiveAt(at(time)))).toEqual(windowAt.map(() => true));
    expect(heardAt.map((time) => window?.isActiveAt(at(time)))).toEqual(heardAt.map(() => false));
  });

  it('does not inherit it, and has none if it names none', async () => {
    const { routes } = await configWith(
      `${TIMES}\nroutes: [{ to: [], mute: [nights], routes: [{ match: { a: b } }, { mute: [], active: [] }] }]`,
    );
    expect(routes.routes[0]?.muteWindow).toBeDefined();
    expect(routes.routes[0]?.routes.map((route) => 'quiet' in route)).toEqual([false, false]);
    expect(routes.unmatched).not.toHaveProperty('quiet');
  });

  it('may name a mute time of another file', async () => {
    const loaded = await load(
      {
        'signalbox.yaml': mainWith('include: [a.yaml]\nroutes: [{ to: [], mute: [nights] }]'),
        'a.yaml': TIMES,
      },
      { now: NOW },
    );
    expect(places(loaded)).toEqual([]);
    expect(loaded.config?.routes.routes[0]?.muteWindow?.isActiveAt(at('2026-11-23T23:00Z'))).toBe(true);
  });

  it('is not judged by its mute times while one of them, or a file, is broken', async () => {
    const broken = await load({
      'signalbox.yaml': mainWith('include: [a.yaml]\nroutes: [{ to: [], mute: [nights] }]'),
      'a.yaml': 'muteTimes: { nights',
    });
    expect(new Set(broken.problems.map(({ code }) => code))).toEqual(new Set(['yaml-syntax']));
    const wrong = await load(mainWith('muteTimes: { m: 5 }\nroutes: [{ to: [], mute: [m], active: [m] }]'));
    expect(places(wrong)).toEqual(['3:17 wrong-type']);
  });
});

describe('a planned silence', () => {
  it('lasts from a time until another', async () => {
    const { silences } = await configWith(
      'silences: [{ match: { service: legacy }, from: 2026-12-01T00:00:00Z, until: 2026-12-02T09:00:00+09:00, comment: OPS-42 }]',
    );
    const [silence] = silences;
    expect(silences).toMatchObject([{ id: expect.stringMatching(/^config:[0-9a-f]{16}$/), comment: 'OPS-42' }]);
    expect(silence?.matcher.test(ofLabels({ service: 'legacy' }))).toBe(true);
    expect(silence?.matcher.test(ofLabels({ service: 'new' }))).toBe(false);
    expect(silence?.window.nextChangeAt(NOW)).toBe(at('2026-12-01T00:00:00Z'));
    expect(silence?.window.nextChangeAt(at('2026-12-01T00:00:00Z'))).toBe(at('2026-12-02T00:00:00Z'));
  });

  it('may hold every time that a mute time does, or until a time', async () => {
    const { silences } = await configWith(
      [
        'muteTimes:',
        '  nights: { timeZone: Asia/Tokyo, intervals: [{ times: [{ from: "22:00", to: "08:00" }] }] }',
        '  noon: { intervals: [{ times: [{ from: "12:00", to: "13:00" }] }] }',
        'silences:',
        '  - { match: { job: backup }, during: [nights, noon] }',
        '  - { matchAny: [[a=~"b.*"], { c: d }], until: 2026-12-01T00:00:00Z }',
        '  - { matchEverything: true, until: 2026-12-01T00:00:00Z }',
      ].join('\n'),
    );
    const held = (time: string) => silences.map(({ window }) => window.isActiveAt(at(time)));
    expect(held('2026-11-23T13:00:00Z')).toEqual([true, true, true]);
    expect(held('2026-11-23T12:30:00Z')).toEqual([true, true, true]);
    expect(held('2026-12-01T00:00:00Z')).toEqual([false, false, false]);
    expect(silences.map(({ matcher }) => matcher.test(ofLabels({ c: 'd' })))).toEqual([false, true, true]);
  });

  it('has an id by what it says: the same wherever it stands, and however it is commented', async () => {
    const one = '{ match: { a: b }, until: 2026-12-01T00:00:00Z }';
    const other = '{ match: { a: c }, until: 2026-12-01T00:00:00Z }';
    const same = '{ match: [a="b"], until: 2026-12-01T09:00:00+09:00, comment: x }';
    const ids = async (list: string) => (await configWith(`silences: [${list}]`)).silences.map(({ id }) => id);
    const [first = '', second] = await ids(`${one}, ${other}`);
    expect(first).not.toBe(second);
    expect(await ids(`${other}, ${same}`)).toEqual([second, first]);
    expect(await ids(`${one}, ${same}`)).toEqual([first, `${first}-2`]);
  });
});

describe('an inhibition rule', () => {
  it('has its sources, its target and the labels that are equal', async () => {
    const { inhibitions } = await configWith(
      [
        'inhibit:',
        '  - { source: { severity: critical }, target: [severity="warning"], equal: [host] }',
        '  - { sources: [{ alertname: A }, [alertname="B"]], target: { version: 1.10 } }',
      ].join('\n'),
    );
    expect(inhibitions.map(({ id, equal }) => [id, equal])).toEqual([
      ['inhibit[0]', ['host']],
      ['inhibit[1]', []],
    ]);
    const texts = inhibitions.map(({ sources, target }) => [sources.map(({ text }) => text), target.text]);
    expect(texts).toEqual([
      [['severity="critical"'], 'severity="warning"'],
      [['alertname="A"', 'alertname="B"'], 'version="1.10"'],
    ]);
  });

  it('of an included file says so in its id', async () => {
    const rule = 'inhibit: [{ source: { a: x }, target: { a: y } }]';
    const { config } = await load({ 'signalbox.yaml': mainWith(`include: [a.yaml]\n${rule}`), 'a.yaml': rule });
    expect(config?.inhibitions.map(({ id }) => id)).toEqual(['inhibit[0]', 'a.yaml:inhibit[0]']);
  });
});
