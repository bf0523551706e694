import { describe, expect, it } from 'vitest';
import { type Random, seededRandom } from '../seeded-random.ts';
import { randomAlertmanager, randomLabels } from './random-alertmanager.ts';

interface Route {
  readonly receiver?: string;
  readonly continue?: boolean;
  readonly match?: Readonly<Record<string, string>>;
  readonly match_re?: Readonly<Record<string, string>>;
  readonly matchers?: readonly string[];
  readonly mute_time_intervals?: readonly string[];
  readonly routes?: readonly Route[];
}

interface Written {
  readonly route: Route;
  readonly receivers: readonly Readonly<Record<string, unknown>>[];
}

const many = <T>(count: number, make: (random: Random) => T): readonly T[] => {
  const random = seededRandom(20261123);
  return Array.from({ length: count }, () => make(random));
};
const trees = many(150, randomAlertmanager).map(({ text, integrations }) => ({
  integrations,
  written: JSON.parse(text) as Written,
}));
const below = ({ routes = [] }: Route): readonly Route[] => routes.flatMap((route) => [route, ...below(route)]);
const depthOf = ({ routes = [] }: Route): number => 1 + Math.max(0, ...routes.map(depthOf));
const routes = trees.flatMap(({ written }) => below(written.route));
const matchers = routes.flatMap((route) => route.matchers ?? []);

describe('random configurations of Alertmanager', () => {
  it('are the same for the same seed', () => {
    expect(randomAlertmanager(seededRandom(7))).toEqual(randomAlertmanager(seededRandom(7)));
    expect(randomAlertmanager(seededRandom(7)).text).not.toBe(randomAlertmanager(seededRandom(8)).text);
  });

  it('begin with a route that takes all and does not go on, as Alertmanager demands', () => {
    for (const { written } of trees) {
      expect(written.route).toMatchObject({ receiver: 'r0', continue: false });
      expect(Object.keys(written.route)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^match|^mute/)]));
    }
  });

  it('name only receivers that they have', () => {
    for (const { written, integrations } of trees) {
      const named = below(written.route).flatMap(({ receiver }) => receiver ?? []);
      expect([...integrations.keys()]).toEqual(expect.arrayContaining(named));
    }
  });

  it('say how many integrations each receiver has', () => {
    for (const { written, integrations } of trees) {
      const counted = written.receivers.map(({ name, ...configs }) => [name, Object.values(configs).flat().length]);
      expect(new Map(counted as [string, number][])).toEqual(integrations);
    }
    const counts = new Set(trees.flatMap(({ integrations }) => [...integrations.values()]));
    expect([...counts].sort()).toEqual([0, 1, 2, 3]);
  });

  it('have deep trees, and all that routes can say', () => {
    expect(Math.max(...trees.map(({ written }) => depthOf(written.route)))).toBeGreaterThanOrEqual(5);
    for (const key of ['receiver', 'match', 'match_re', 'matchers', 'mute_time_intervals', 'routes'] as const) {
      expect(routes.filter((route) => route[key] !== undefined).length, key).toBeGreaterThan(50);
    }
    expect(new Set(routes.map((route) => route.continue))).toEqual(new Set([true, false, undefined]));
  });

  it.each([
    ['equality', /^\w+ ?=(?![~=])/],
    ['inequality', /^\w+ ?!=/],
    ['a pattern', /^\w+ ?=~/],
    ['the opposite of a pattern', /^\w+ ?!~/],
    ['a value in quotes', /^\w+ ?(=|!=|=~|!~) ?"[^"]*"$/],
    ['a value without quotes', /^\w+ ?(=|!=|=~|!~) ?[^"{}]+$/],
    ['an escaped quote', /\\"/],
    ['an escaped line break', /\\n/],
    ['braces around several', /^\{.*\}$/],
    ['several without braces', /^[^{].*",\s*\w+ ?(=|!)/],
  ])('have matchers with %s', (_what, pattern) => {
    expect(matchers.filter((matcher) => pattern.test(matcher)).length).toBeGreaterThan(10);
  });
});

describe('random labels', () => {
  const sets = many(500, randomLabels);

  it('are often those of which the routes speak, and sometimes others or none of them', () => {
    for (const name of ['alertname', 'severity', 'team', 'host', '_x1', 'other']) {
      const share = sets.filter((labels) => name in labels).length / sets.length;
      expect(share, name).toBeGreaterThan(0.6);
      expect(share, name).toBeLessThan(0.8);
    }
  });

  it('have values that parsers stumble over', () => {
    const values = new Set(sets.flatMap((labels) => Object.values(labels)));
    for (const value of ['', ' x', '"q"', 'back\\slash', 'two\nlines', '日本', 'x,y', '{x}']) {
      expect(values).toContain(value);
    }
  });
});
