import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withLabel } from '../testing/with-label.ts';
import { windowBetween } from '../time/window-between.ts';
import type { Silence } from './silence.ts';
import { SuppressionIndex } from './suppression-index.ts';

const HOSTS = ['db', 'web'];
const ALERTS = ['a', 'b', 'c'];
const END = 400;

const silences: fc.Arbitrary<readonly Silence[]> = fc
  .array(
    fc.record({
      host: fc.constantFrom(...HOSTS),
      from: fc.integer({ min: 0, max: 200 }),
      lasts: fc.integer({ min: 0, max: 150 }),
    }),
    { maxLength: 4 },
  )
  .map((list) =>
    list.map(({ host, from, lasts }, index) => ({
      id: `s${index}`,
      matcher: withLabel('host', host),
      window: windowBetween(from, from + lasts),
      comment: '',
    })),
  );

/** What the alerts are on, one after the other. */
const arrivals = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 300 }),
    name: fc.constantFrom(...ALERTS),
    host: fc.constantFrom(...HOSTS),
  }),
  { maxLength: 8 },
);

interface Arrival {
  readonly at: number;
  readonly name: string;
  readonly host: string;
}

/** Moves through the time as the engine does, asking at every time that the index names. */
function play(given: readonly Silence[], list: readonly Arrival[]) {
  const index = new SuppressionIndex(given, [], 0);
  const hosts = new Map<string, string>();
  const woken: { readonly name: string; readonly at: number }[] = [];
  const moveTo = (until: number) => {
    for (let next = index.nextChangeAt(); next !== undefined && next <= until; next = index.nextChangeAt()) {
      for (const name of index.takeChanged(next)) woken.push({ name, at: next });
    }
  };
  for (const { at, name, host } of [...list].sort((one, other) => one.at - other.at)) {
    moveTo(at);
    index.noteFiring(name, { labels: { host }, annotations: {} });
    hosts.set(name, host);
  }
  moveTo(END);
  return { index, hosts, woken };
}

const check = (property: (given: readonly Silence[], list: readonly Arrival[]) => void) =>
  fc.assert(fc.property(silences, arrivals, property), { seed: 20261123, numRuns: 150 });

describe('planned silences, over time', () => {
  it('wake every alert that one of them covers at its end, and at no other time', () => {
    check((given, list) => {
      const { woken } = play(given, list);
      const sorted = [...list].sort((one, other) => one.at - other.at);
      for (const { name, at } of woken) {
        const host = sorted.findLast((one) => one.name === name && one.at <= at)?.host;
        expect(
          given.some(({ matcher, window }) => window.lastEndAt(at) === at && matcher.text.includes(`"${host}"`)),
        ).toBe(true);
      }
      for (const { matcher, window } of given) {
        const end = window.lastEndAt(END);
        if (end === undefined) continue;
        for (const name of ALERTS) {
          const host = sorted.findLast((one) => one.name === name && one.at < end)?.host;
          if (host === undefined || !matcher.text.includes(`"${host}"`)) continue;
          if (sorted.some((one) => one.name === name && one.at === end)) continue;
          expect(woken).toContainEqual({ name, at: end });
        }
      }
    });
  });

  it('are asked for nothing once they are over for good', () => {
    check((given, list) => {
      expect(play(given, list).index.nextChangeAt() ?? Number.POSITIVE_INFINITY).toBeGreaterThan(END);
    });
  });

  it('say of an alert at any time what each of them says', () => {
    check((given, list) => {
      const index = new SuppressionIndex(given, [], 0);
      const hosts = new Map(list.map(({ name, host }) => [name, host]));
      for (const { name, host } of list) index.noteFiring(name, { labels: { host }, annotations: {} });
      for (const [name, host] of hosts) {
        const covering = given.filter(({ matcher }) => matcher.test({ labels: { host }, annotations: {} }));
        for (const now of [0, 50, 120, 250]) {
          const active = covering.filter(({ window }) => window.isActiveAt(now));
          const ends = covering.flatMap(({ window }) => window.lastEndAt(now) ?? []);
          expect(index.silencedBy(name, now)).toEqual(active.map(({ id }) => id));
          expect(index.suppressionOf(name, now)).toEqual({
            ...(active.length > 0 ? { by: 'silence' } : {}),
            ...(ends.length > 0 ? { silenceEndedAt: Math.max(...ends) } : {}),
          });
        }
      }
    });
  });
});
