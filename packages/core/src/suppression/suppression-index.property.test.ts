import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withLabel } from '../testing/with-label.ts';
import { windowBetween } from '../time/window-between.ts';
import type { Silence } from './silence.ts';
import { SuppressionIndex } from './suppression-index.ts';

const HOSTS = ['db', 'web'];
const ALERTS = ['a', 'b', 'c'];
const END = 400;

/** A planned silence of one host, once. */
interface PlannedOnce extends Silence {
  readonly from: number;
  readonly until: number;
}

const silences: fc.Arbitrary<readonly PlannedOnce[]> = fc
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
      from,
      until: from + lasts,
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

interface Change {
  readonly name: string;
  readonly at: number;
}

/** Moves through the time as the engine does, asking at every time that the index names. */
function play(given: readonly PlannedOnce[], list: readonly Arrival[]) {
  const index = new SuppressionIndex(given, [], 0);
  const began: Change[] = [];
  const ended: Change[] = [];
  const moveTo = (until: number) => {
    for (let next = index.nextChangeAt(); next !== undefined && next <= until; next = index.nextChangeAt()) {
      const changed = index.takeChanged(next);
      began.push(...changed.began.map((name) => ({ name, at: next ?? 0 })));
      ended.push(...changed.ended.map((name) => ({ name, at: next ?? 0 })));
    }
  };
  for (const { at, name, host } of [...list].sort((one, other) => one.at - other.at)) {
    moveTo(at);
    index.noteFiring(name, { labels: { host }, annotations: {} });
  }
  moveTo(END);
  return { index, began, ended };
}

const check = (property: (given: readonly PlannedOnce[], list: readonly Arrival[]) => void) =>
  fc.assert(fc.property(silences, arrivals, property), { seed: 20261123, numRuns: 150 });

describe('planned silences, over time', () => {
  it.each(['began', 'ended'] as const)(
    'name every alert that one of them covers as it %s, and at no other time',
    (what) => {
      check((given, list) => {
        const changes = play(given, list)[what];
        const sorted = [...list].sort((one, other) => one.at - other.at);
        const lasting = given.filter(({ from, until }) => from < until);
        const timeOf = ({ from, until }: PlannedOnce) => (what === 'began' ? from : until);
        for (const { name, at } of changes) {
          const host = sorted.findLast((one) => one.name === name && one.at <= at)?.host;
          expect(lasting.some((one) => timeOf(one) === at && one.matcher.text.includes(`"${host}"`))).toBe(true);
        }
        for (const one of lasting) {
          const at = timeOf(one);
          // What holds from the beginning began before the index was there.
          if (at === 0) continue;
          for (const name of ALERTS) {
            const host = sorted.findLast((arrival) => arrival.name === name && arrival.at < at)?.host;
            if (host === undefined || !one.matcher.text.includes(`"${host}"`)) continue;
            if (sorted.some((arrival) => arrival.name === name && arrival.at === at)) continue;
            expect(changes).toContainEqual({ name, at });
          }
        }
      });
    },
  );

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
          expect(index.silencedBy(name, now)).toEqual(active.map(({ id }) => id));
          expect(index.suppressionOf(name, now)).toBe(active.length > 0 ? 'silence' : undefined);
        }
      }
    });
  });
});
