import type { Fingerprint } from '@signalbox/sdk';
import type { Config } from '../config/config.ts';
import { bodyHashOf, labelsHashOf } from '../intake/body-hash.ts';
import type {
  EventId,
  EventRefresh,
  GroupRecord,
  SilenceRecord,
  Store,
  StoredEvent,
  StoredState,
} from '../store/index.ts';
import { silenceFrom } from '../suppression/ad-hoc-silence.ts';
import { SuppressionIndex } from '../suppression/suppression-index.ts';
import { DueQueue } from '../time/due-queue.ts';
import { TimeBuckets } from '../time/time-buckets.ts';
import type { EngineState } from './engine-state.ts';
import { GroupTable } from './group-table.ts';
import { type KnownAlerts, NO_GROUPS, REMEMBER_ENDS_MS, type TrackedAlert, trackedFrom } from './known-alerts.ts';
import type { LiveGroup } from './live-group.ts';
import { rebuildGroups } from './rebuild-groups.ts';

/** Events that are read in one go. */
const CHUNK = 500;

export interface StateParts {
  readonly config: Config;
  readonly store: Store;
  readonly newId: () => string;
}

/** The state as the store has it: after a start, and after a failed commit. */
export function loadState(parts: StateParts, stored: StoredState, now: number): EngineState {
  const state = emptyState(parts, stored.silences, now);
  const current = [...stored.events];
  const ids = [...current.map((event) => event.id), ...longGone(parts.store, stored.groups, current)];
  rebuildGroups(state, stored.groups, trackAll(state, ids), now);
  for (const alert of state.known.values()) {
    watch(state, alert, now);
    if (alert.expiresAt !== undefined) state.unconfirmed.add(alert.fingerprint);
  }
  return state;
}

/** The same alerts under another configuration. */
export function reloadState(before: EngineState, parts: StateParts, now: number): EngineState {
  const adHoc = [...before.adHocSilences.values()];
  const state = {
    ...emptyState(parts, adHoc, now),
    refreshes: before.refreshes,
    unconfirmed: before.unconfirmed,
  };
  const isMended = (name: string) => before.config.channels.get(name)?.hash !== parts.config.channels.get(name)?.hash;
  const kept = [...before.groups.all()].map((group) => withoutUndelivered(group.record(), isMended));
  const current = [...before.known.values()].map((alert) => alert.eventId);
  const alerts = trackAll(state, current, before.known);
  rebuildGroups(state, kept, alerts, now, () => state.suppression.inherit(before.suppression, now));
  for (const alert of state.known.values()) watch(state, alert, now);
  return state;
}

/** A mended channel is notified of what it is known to have missed: what never arrived does not count. */
function withoutUndelivered(record: GroupRecord, isMended: (channel: string) => boolean): GroupRecord {
  const notified = record.notified.map((about) =>
    isMended(about.channel) ? { ...about, firing: about.firing.filter(({ delivered }) => delivered !== 'no') } : about,
  );
  return { ...record, notified };
}

function emptyState({ config, store, newId }: StateParts, adHoc: readonly SilenceRecord[], now: number): EngineState {
  const refreshes = new Map<EventId, EventRefresh>();
  const nonce = newId();
  let receipts = 0;
  return {
    config,
    store,
    refreshes,
    known: new Map(),
    groups: new GroupTable(newId),
    due: new DueQueue<LiveGroup>(),
    suppression: new SuppressionIndex([...config.silences, ...adHoc.map(silenceFrom)], config.inhibitions, now),
    unconfirmed: new Set<Fingerprint>(),
    adHocSilences: new Map(adHoc.map((silence) => [silence.id, silence])),
    expiries: new TimeBuckets<Fingerprint>(),
    forgets: new DueQueue<Fingerprint>(),
    nextReceipt() {
      receipts += 1;
      return `${nonce}.${receipts}`;
    },
    readEvents(ids) {
      return store.readEvents(ids).map((event) => refreshed(event, this.refreshes.get(event.id)));
    },
  };
}

function refreshed(event: StoredEvent, refresh: EventRefresh | undefined): StoredEvent {
  return refresh === undefined ? event : { ...event, ...refresh };
}

/**
 * Reads the alerts of these events one after the other, and makes each known.
 * @param before what memory knows of them: its ends are newer than those of the store
 */
function* trackAll(
  state: EngineState,
  ids: readonly EventId[],
  before?: KnownAlerts,
): Iterable<{ readonly alert: TrackedAlert; readonly event: StoredEvent }> {
  for (let from = 0; from < ids.length; from += CHUNK) {
    const events = state.readEvents(ids.slice(from, from + CHUNK));
    for (const event of [...events].sort((a, b) => a.id - b.id)) {
      const { keyed, body } = event;
      const labelsHash = labelsHashOf(keyed === true, body.labels);
      const alert = trackedFrom(event, labelsHash, bodyHashOf(body), NO_GROUPS);
      alert.expiresAt = before?.get(alert.fingerprint)?.expiresAt ?? alert.expiresAt;
      state.known.set(alert.fingerprint, alert);
      yield { alert, event };
    }
  }
}

/** Events of alerts that ended so long ago that nobody remembers them, but a channel still believes that they fire. */
function longGone(
  store: Store,
  kept: readonly GroupRecord[],
  current: readonly { readonly fingerprint: Fingerprint }[],
): readonly EventId[] {
  const known = new Set(current.map((event) => event.fingerprint));
  const notified = kept.flatMap((record) =>
    record.notified.flatMap(({ firing }) => firing.map((alert) => alert.fingerprint)),
  );
  const unknown = new Set(notified.filter((fingerprint) => !known.has(fingerprint)));
  return unknown.size === 0 ? [] : store.findLatest([...unknown]).map((event) => event.id);
}

function watch(state: EngineState, alert: TrackedAlert, now: number): void {
  if (alert.status === 'resolved') state.forgets.set(alert.fingerprint, now + REMEMBER_ENDS_MS);
  else if (alert.expiresAt !== undefined) state.expiries.add(alert.fingerprint, alert.expiresAt);
}
