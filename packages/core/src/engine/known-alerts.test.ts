import { describe, expect, it } from 'vitest';
import type { EventKind } from '../store/index.ts';
import { anEvent } from '../store/testing/builders.ts';
import { trackedFrom } from './known-alerts.ts';

describe('what is known of an alert after an event', () => {
  it.each<[EventKind, string]>([
    ['new', 'firing'],
    ['changed', 'firing'],
    ['resolved', 'resolved'],
    ['expired', 'resolved'],
    ['ended', 'resolved'],
    ['told', 'resolved'],
    ['unknown-resolved', 'resolved'],
  ])('of the kind %s: it is %s', (kind, status) => {
    expect(trackedFrom(anEvent({ id: 1, kind }), 0, 0, [])).toMatchObject({ status });
  });

  it('is its facts, without its body', () => {
    const event = anEvent({ id: 7, at: 5, arrivedAt: 4, startsAt: 3, changedAt: 2, expiresAt: 9, notice: true });
    expect(trackedFrom(event, 11, 12, [])).toEqual({
      fingerprint: event.fingerprint,
      source: 'mackerel',
      eventId: 7,
      status: 'firing',
      severity: 'critical',
      arrivedAt: 4,
      startsAt: 3,
      knownAt: 5,
      changedAt: 2,
      expiresAt: 9,
      notice: true,
      labelsHash: 11,
      bodyHash: 12,
      groups: [],
    });
  });
});
