import { describe, expect, it } from 'vitest';
import { classifyAlert, type Incoming } from './classify-alert.ts';
import type { KnownAlert } from './known-alert.ts';

/** A firing warning whose sender names no time of its change. */
const incoming = (given: Partial<Incoming> = {}): Incoming => ({
  status: 'firing',
  severity: 'warning',
  labelsHash: 1,
  changedAt: undefined,
  notice: undefined,
  ...given,
});

const known = (given: Partial<KnownAlert> = {}): KnownAlert => ({
  fingerprint: 'a',
  source: 'monitor',
  eventId: 1,
  status: 'firing',
  severity: 'warning',
  arrivedAt: 0,
  startsAt: 0,
  knownAt: 0,
  changedAt: undefined,
  expiresAt: undefined,
  notice: undefined,
  endedUnder: undefined,
  labelsHash: 1,
  bodyHash: 1,
  ...given,
});
const ended = (given: Partial<KnownAlert> = {}) => known({ status: 'resolved', ...given });

describe('a received alert', () => {
  it.each<[ReturnType<typeof classifyAlert>, string, Partial<Incoming>, KnownAlert | undefined]>([
    ['new', 'fires and nothing is known of it', {}, undefined],
    ['unknown-resolved', 'is over and nothing is known of it', { status: 'resolved' }, undefined],
    ['none', 'fires on as it did', {}, known()],
    ['changed', 'has another severity', { severity: 'critical' }, known()],
    ['changed', 'has other labels', { labelsHash: 2 }, known()],
    ['changed', 'has another severity and other labels', { severity: 'critical', labelsHash: 2 }, known()],
    ['resolved', 'fires no more', { status: 'resolved' }, known()],
    ['resolved', 'fires no more, with another severity', { status: 'resolved', severity: 'info' }, known()],
    ['new', 'fires again', {}, ended()],
    ['new', 'fires again with another severity', { severity: 'critical' }, ended()],
    ['none', 'is over, and was', { status: 'resolved' }, ended()],
    ['none', 'is over, and was, with another severity', { status: 'resolved', severity: 'critical' }, ended()],
    ['new', 'is a notice', { notice: true }, undefined],
    ['new', 'is a notice, whatever is known of it', { notice: true }, known({ notice: true })],
    ['new', 'is an older notice than what is known of it', { notice: true, changedAt: 1 }, known({ changedAt: 2 })],
  ])('is %s, if it %s', (kind, _what, received, before) => {
    expect(classifyAlert(before, incoming(received))).toBe(kind);
  });
});

describe('a received alert whose sender names the time of its change', () => {
  it.each<[ReturnType<typeof classifyAlert>, string, Partial<Incoming>, KnownAlert]>([
    ['stale', 'fires, before what is known', { changedAt: 9 }, known({ changedAt: 10 })],
    ['stale', 'is over, before what is known', { status: 'resolved', changedAt: 9 }, known({ changedAt: 10 })],
    ['stale', 'fires, before its end', { changedAt: 9 }, ended({ changedAt: 10 })],
    ['stale', 'is over, before its end', { status: 'resolved', changedAt: 9 }, ended({ changedAt: 10 })],
    [
      'stale',
      'has another severity, before what is known',
      { severity: 'info', changedAt: 9 },
      known({ changedAt: 10 }),
    ],
    ['none', 'fires on since the same time', { changedAt: 10 }, known({ changedAt: 10 })],
    ['new', 'fires at the time of its end', { changedAt: 10 }, ended({ changedAt: 10 })],
    [
      'resolved',
      'is over at the time at which it began',
      { status: 'resolved', changedAt: 10 },
      known({ changedAt: 10 }),
    ],
    ['new', 'fires after its end', { changedAt: 11 }, ended({ changedAt: 10 })],
    ['resolved', 'is over, and of what is known no time is', { status: 'resolved', changedAt: 0 }, known()],
    ['resolved', 'is over, and names no time now', { status: 'resolved' }, known({ changedAt: 10 })],
    ['stale', 'names the beginning of time', { changedAt: 0 }, known({ changedAt: 1 })],
  ])('is %s, if it %s', (kind, _what, received, before) => {
    expect(classifyAlert(before, incoming(received))).toBe(kind);
  });
});
