import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aGroup, aMember, aNotified, aNotifiedAlert, aPolicy } from '../testing/group-builders.ts';
import type { Group, GroupPolicy } from './group.ts';
import { groupDueAt } from './group-due.ts';

const NOW = 10_000;
const FACTS = ['notifiedAt', 'changedAt', 'wokenAt', 'suppressedAt'] as const;

const facts = (latest: number) =>
  fc.record(
    Object.fromEntries([...FACTS, 'recordAt' as const].map((name) => [name, fc.integer({ min: 0, max: latest })])),
    { requiredKeys: [] },
  );
const intervals = fc.record({
  groupWaitMs: fc.integer({ min: 0, max: 500 }),
  groupIntervalMs: fc.integer({ min: 0, max: 500 }),
  repeatIntervalMs: fc.integer({ min: 0, max: 20_000 }),
});

interface Situation {
  readonly group: Group;
  readonly policy: GroupPolicy;
  readonly due: number | undefined;
}

/** Looks at groups with any of the facts that a group has, the latest of them at `latest`, at the time `NOW`. */
function check(latest: number, property: (situation: Situation) => void): void {
  fc.assert(
    fc.property(facts(latest), intervals, ({ recordAt, ...given }, policy) => {
      const record = recordAt === undefined ? undefined : aNotified(recordAt, aNotifiedAlert('a'));
      const group = aGroup(given, [aMember('a')], record);
      property({ group, policy: aPolicy(policy), due: groupDueAt(group, aPolicy(policy), NOW) });
    }),
    { seed: 20261123, numRuns: 300 },
  );
}

describe('a group is due', () => {
  it('if something changed or woke it, and else only to repeat', () => {
    check(NOW, ({ group, due }) => {
      const { changedAt, wokenAt, notified } = group;
      if (changedAt !== undefined || wokenAt !== undefined) expect(due).toBeDefined();
      else if (notified.size === 0) expect(due).toBeUndefined();
    });
  });

  it('never sooner than groupInterval after its last message', () => {
    check(NOW, ({ group: { notifiedAt }, policy, due }) => {
      if (due !== undefined && notifiedAt !== undefined) {
        expect(due).toBeGreaterThanOrEqual(notifiedAt + policy.groupIntervalMs);
      }
    });
  });

  it('no later than both waits after a change, and the repeat interval after a message', () => {
    check(NOW, ({ group: { notifiedAt = 0, changedAt, wokenAt = 0 }, policy, due }) => {
      const { groupWaitMs, groupIntervalMs } = policy;
      if (changedAt === undefined) return;
      const latest = Math.max(changedAt + groupWaitMs, notifiedAt + groupIntervalMs, wokenAt);
      expect(due).toBeLessThanOrEqual(latest);
    });
  });

  it('at the same time, whenever that is asked', () => {
    check(NOW, ({ group, policy, due }) => {
      for (const later of [NOW + 1, NOW + 700]) expect(groupDueAt(group, policy, later)).toBe(due);
    });
  });

  it('no later than its longest interval from now, though its facts are from a clock that was ahead', () => {
    check(10 * NOW, ({ policy: { groupWaitMs, groupIntervalMs, repeatIntervalMs }, due }) => {
      if (due !== undefined) {
        expect(due).toBeLessThanOrEqual(NOW + Math.max(groupWaitMs, groupIntervalMs, repeatIntervalMs));
      }
    });
  });
});
