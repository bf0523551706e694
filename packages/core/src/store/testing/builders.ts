import { textMap } from '@signalbox/sdk';
import type { AlertBody, GroupRecord, NewDelivery, SilenceRecord, Snapshot, StoredEvent } from '../store.ts';

/** The wide part of an event; `summary` tells one from another. */
export function aBody(summary = 'cpu is high'): AlertBody {
  return { labels: textMap({ alertname: 'cpu', host: 'web1' }), annotations: textMap({ summary }) };
}

/** An alert that began to fire, as it was accepted. */
export function anEvent(facts: Partial<StoredEvent> & Pick<StoredEvent, 'id'>): StoredEvent {
  return {
    kind: 'new',
    fingerprint: '00000000000000000000000000000001',
    source: 'mackerel',
    at: 1_000,
    arrivedAt: 1_000,
    startsAt: 900,
    severity: 'critical',
    body: aBody(),
    ...facts,
  };
}

/** The first message of a group: one alert fires. */
export function aSnapshot(facts: Partial<Snapshot> = {}): Snapshot {
  return {
    reason: 'first',
    status: 'firing',
    severity: 'critical',
    thread: 'thread-1',
    group: { id: 'group-1', key: textMap({ host: 'web1' }) },
    route: 'ops',
    firing: [{ eventId: 1, fingerprint: '00000000000000000000000000000001' }],
    resolved: [],
    suppressed: [],
    contentHash: 'hash-1',
    ...facts,
  };
}

/** That message on its way to the channel `room`. */
export function aDelivery(facts: Partial<NewDelivery> & Pick<NewDelivery, 'id'>): NewDelivery {
  return {
    channel: 'room',
    groupId: 'group-1',
    decidedAt: 2_000,
    waitingSince: 1_500,
    replaces: [],
    generation: 'generation-1',
    snapshot: aSnapshot(),
    ...facts,
  };
}

/** A group as it is kept; no channel was notified of anything. */
export function aGroupRecord(facts: Partial<GroupRecord> = {}): GroupRecord {
  return { id: 'group-1', route: 'ops', key: textMap({ host: 'web1' }), notified: [], ...facts };
}

/** An ad-hoc silence of one host. */
export function aSilence(facts: Partial<SilenceRecord> = {}): SilenceRecord {
  return {
    id: 'silence-1',
    matchers: ['host="web1"'],
    startsAt: 1_000,
    endsAt: 5_000,
    author: 'kana',
    comment: 'new disks',
    createdAt: 900,
    updatedAt: 900,
    ...facts,
  };
}

/** A flush that writes nothing. */
export const emptyFlush = { groups: [], forgotten: [], deliveries: [], superseded: [], events: [] } as const;
