import type { Alert, TextMap } from '@signalbox/sdk';
import type { AlertBody, GroupRecord, NewDelivery, SilenceRecord, Snapshot, StoredEvent } from '../store.ts';

/** Labels as the core makes them: without a prototype. */
export function texts(entries: Readonly<Record<string, string>> = {}): TextMap {
  return Object.assign(Object.create(null), entries);
}

export function aBody(summary = 'cpu is high'): AlertBody {
  return { labels: texts({ alertname: 'cpu', host: 'web1' }), annotations: texts({ summary }) };
}

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

export function anAlert(facts: Partial<Alert> = {}): Alert {
  return {
    fingerprint: '00000000000000000000000000000001',
    source: 'mackerel',
    status: 'firing',
    severity: 'critical',
    labels: texts({ alertname: 'cpu' }),
    annotations: texts(),
    startsAt: 900,
    ...facts,
  };
}

export function aSnapshot(facts: Partial<Snapshot> = {}): Snapshot {
  return {
    reason: 'first',
    status: 'firing',
    thread: 'thread-1',
    group: { id: 'group-1', key: texts({ host: 'web1' }) },
    route: 'ops',
    firing: [anAlert()],
    resolved: [],
    suppressed: [],
    contentHash: 'hash-1',
    ...facts,
  };
}

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

export function aGroup(facts: Partial<GroupRecord> = {}): GroupRecord {
  return { id: 'group-1', route: 'ops', key: texts({ host: 'web1' }), notified: [], ...facts };
}

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

export const emptyFlush = { groups: [], forgotten: [], deliveries: [], superseded: [], events: [] } as const;
