import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyAlert, type Incoming } from './classify-alert.ts';
import type { KnownAlert } from './known-alert.ts';

/** What is known of every alert here, but for what the news may change. */
const KNOWN = {
  fingerprint: 'a',
  source: 'monitor',
  eventId: 1,
  arrivedAt: 0,
  startsAt: 0,
  knownAt: 0,
  expiresAt: undefined,
  notice: undefined,
  endedUnder: undefined,
  bodyHash: 1,
};

describe('a received alert, whatever is known,', () => {
  const times = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined });
  const facts = fc.record({
    status: fc.constantFrom('firing' as const, 'resolved' as const),
    severity: fc.constantFrom('warning', 'critical'),
    labelsHash: fc.integer({ min: 1, max: 2 }),
    changedAt: times,
  });
  const check = (property: (before: KnownAlert, received: Incoming) => void) =>
    fc.assert(
      fc.property(facts, facts, (one, other) => property({ ...KNOWN, ...one }, { ...other, notice: undefined })),
      { seed: 20261123, numRuns: 300 },
    );

  it('is no news the second time', () => {
    check((before, received) => {
      const kind = classifyAlert(before, received);
      if (kind === 'stale' || kind === 'none') return;
      const { notice: _, ...taken } = received;
      expect(classifyAlert({ ...before, ...taken }, received)).toBe('none');
    });
  });

  it('changes the state only by news that say so', () => {
    check((before, received) => {
      const kind = classifyAlert(before, received);
      if (kind === 'new') expect([before.status, received.status]).toEqual(['resolved', 'firing']);
      if (kind === 'resolved') expect([before.status, received.status]).toEqual(['firing', 'resolved']);
      if (kind === 'changed') expect([before.status, received.status]).toEqual(['firing', 'firing']);
    });
  });
});
