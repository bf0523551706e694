import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Routable } from '../routing/matcher.ts';
import { withLabel } from '../testing/with-label.ts';
import type { InhibitionRule } from './inhibition.ts';
import { InhibitionIndex } from './inhibition-index.ts';

const NAMES = ['a', 'b', 'c', 'd'];

/** Labels such that alerts are a source, a target, both or neither, on one host or another. */
const alerts: fc.Arbitrary<Routable> = fc
  .record({
    boss: fc.constantFrom('', 'x'),
    second: fc.constantFrom('', 'x'),
    minion: fc.constantFrom('', 'x'),
    host: fc.constantFrom('', 'db'),
  })
  .map((labels) => ({ labels, annotations: {} }));

const rules: fc.Arbitrary<readonly InhibitionRule[]> = fc
  .array(
    fc.record({
      sources: fc.uniqueArray(fc.constantFrom('boss', 'second', 'minion'), { minLength: 1, maxLength: 2 }),
      target: fc.constantFrom('minion', 'boss'),
      equal: fc.constantFrom([], ['host']),
    }),
    { maxLength: 2 },
  )
  .map((list) =>
    list.map(({ sources, target, equal }, index) => ({
      id: `inhibit[${index}]`,
      sources: sources.map((name) => withLabel(name, 'x')),
      target: withLabel(target, 'x'),
      equal,
    })),
  );

const steps = fc.array(fc.record({ name: fc.constantFrom(...NAMES), alert: fc.option(alerts, { nil: undefined }) }), {
  minLength: 1,
  maxLength: 25,
});

/** The rule as it is written, without any index: for each source an alert that is not the target, nor both as the target is. */
function isInhibited(
  name: string,
  firing: ReadonlyMap<string, Routable>,
  { sources, target, equal }: InhibitionRule,
): boolean {
  const alert = firing.get(name);
  if (alert === undefined || !target.test(alert)) return false;
  const agrees = (other: Routable) =>
    equal.every((label) => (other.labels[label] ?? '') === (alert.labels[label] ?? ''));
  const isSource = (other: Routable) => sources.some((source) => source.test(other));
  return sources.every((source) =>
    [...firing].some(
      ([other, given]) =>
        other !== name && source.test(given) && agrees(given) && !(isSource(alert) && target.test(given)),
    ),
  );
}

describe('who inhibits whom', () => {
  it('is what the rules say of all that fires, and each end names whom it sets free', () => {
    fc.assert(
      fc.property(rules, steps, (given, list) => {
        const index = new InhibitionIndex(given);
        const firing = new Map<string, Routable>();
        const inhibited = () => NAMES.filter((name) => given.some((rule) => isInhibited(name, firing, rule)));
        for (const { name, alert } of list) {
          const before = inhibited();
          const freed = alert === undefined ? index.noteEnd(name) : index.noteFiring(name, alert);
          if (alert === undefined) firing.delete(name);
          else firing.set(name, alert);
          const after = inhibited();
          expect(NAMES.filter((each) => index.isInhibited(each))).toEqual(after);
          expect(NAMES.filter((each) => index.inhibitedBy(each).length > 0)).toEqual(after);
          const setFree = before.filter((each) => each !== name && !after.includes(each));
          expect([...new Set(freed)].sort()).toEqual(expect.arrayContaining(setFree));
          for (const each of freed) expect(after).not.toContain(each);
        }
      }),
      { seed: 20261123, numRuns: 150 },
    );
  });

  it('names one alert for each source of a rule, all of them firing', () => {
    fc.assert(
      fc.property(rules, steps, (given, list) => {
        const index = new InhibitionIndex(given);
        const firing = new Map<string, Routable>();
        for (const { name, alert } of list) {
          if (alert === undefined) {
            index.noteEnd(name);
            firing.delete(name);
          } else {
            index.noteFiring(name, alert);
            firing.set(name, alert);
          }
        }
        for (const name of NAMES) {
          const inhibitors = index.inhibitedBy(name);
          if (inhibitors.length === 0) continue;
          const rule = given.find((each) => isInhibited(name, firing, each));
          expect(inhibitors).toHaveLength(rule?.sources.length ?? 0);
          expect(inhibitors).not.toContain(name);
          for (const [at, inhibitor] of inhibitors.entries()) {
            const alert = firing.get(inhibitor);
            expect(alert && rule?.sources[at]?.test(alert)).toBe(true);
          }
        }
      }),
      { seed: 20261124, numRuns: 100 },
    );
  });
});
