import type { Fingerprint } from '@signalbox/sdk';
import type { Config } from '../config/config.ts';
import { bodyHashOf, labelsHashOf } from '../intake/body-hash.ts';
import type {
  DeliveryHead,
  EventId,
  EventRefresh,
  GroupRecord,
  SilenceRecord,
  Store,
  StoredEvent,
} from '../store/index.ts';
import { silenceFrom } from '../suppression/ad-hoc-silence.ts';
import { SuppressionIndex } from '../suppression/suppression-index.ts';
import { DueQueue } from '../time/due-queue.ts';
import { TimeBuckets } from '../time/time-buckets.ts';
import type { EventWithBody } from './alert-sweep.ts';
import type { EngineState } from './engine-state.ts';
import { GroupTable } from './group-table.ts';
import { NO_GROUPS, REMEMBER_ENDS_MS, type TrackedAlert, trackedFrom } from './known-alerts.ts';
import type { LiveGroup } from './live-group.ts';
import { GroupRebuild, type Placement, placementOf } from './rebuild-groups.ts';

/** Current events that are read in one go. */
const PAGE = 2_000;

export interface StateParts {
  readonly config: Config;
  readonly store: Store;
  readonly newId: () => string;
}

/** The state as the store has it, and the deliveries that it has not settled. */
export interface LoadedState {
  readonly state: EngineState;
  readonly deliveries: readonly DeliveryHead[];
}

/** After a start, and after a failed commit: nothing is accepted meanwhile. */
export async function loadState(parts: StateParts, now: number): Promise<LoadedState> {
  const { store } = parts;
  const rememberSince = now - REMEMBER_ENDS_MS;
  const { groups, silences, deliveries } = await store.load(rememberSince);
  const state = emptyState(parts, silences, now);
  const rebuild = new GroupRebuild(state, groups);
  const take = (events: readonly StoredEvent[]) => {
    for (const event of events) {
      const { keyed, body } = event;
      const alert = trackedFrom(event, labelsHashOf(keyed === true, body.labels), bodyHashOf(body), NO_GROUPS);
      if (alert.status === 'firing') state.suppression.noteFiring(alert.fingerprint, body);
      rebuild.place(alert, placementOf(state, event));
      if (alert.expiresAt !== undefined) state.unconfirmed.add(alert.fingerprint);
    }
  };
  for (let after = 0, isLast = false; !isLast; ) {
    const page = await store.readCurrentEvents({ rememberSince, after, limit: PAGE });
    take(page);
    after = page.at(-1)?.id ?? after;
    isLast = page.length < PAGE;
  }
  take(await longGone(state, groups));
  rebuild.finish(now);
  for (const alert of state.known.values()) watch(state, alert, now);
  return { state, deliveries };
}

/** The same alerts under another configuration. It is made while the engine goes on under the one before. */
export class StateReload {
  readonly #before: EngineState;
  readonly #state: EngineState;
  readonly #placements = new Map<Fingerprint, Placement>();

  constructor(before: EngineState, parts: StateParts, now: number) {
    this.#before = before;
    this.#state = {
      ...emptyState(parts, [...before.adHocSilences.values()], now),
      refreshes: before.refreshes,
      unconfirmed: before.unconfirmed,
    };
  }

  /** Where an alert belongs now. Every known alert is looked at once, and again when its labels change. */
  visit(event: EventWithBody): void {
    const { fingerprint, kind, body } = event;
    if (kind === 'new' || kind === 'changed') this.#state.suppression.noteFiring(fingerprint, body);
    this.#placements.set(fingerprint, placementOf(this.#state, event));
  }

  /** The state as it is in force from now on: alerts and groups are as the configuration before left them. */
  finish(now: number): EngineState {
    const [before, state] = [this.#before, this.#state];
    const { config, suppression } = state;
    const isMended = (name: string) => before.config.channels.get(name)?.hash !== config.channels.get(name)?.hash;
    const kept = [...before.groups.all()].map((group) => withoutUndelivered(group.record(), isMended));
    const rebuild = new GroupRebuild(state, kept);
    for (const alert of before.known.values()) {
      const placement = this.#placements.get(alert.fingerprint);
      if (placement === undefined) continue;
      this.#placements.delete(alert.fingerprint);
      if (alert.status === 'resolved') suppression.noteEnd(alert.fingerprint);
      rebuild.place(alert, placement);
      watch(state, alert, now);
    }
    // Forgotten since they were looked at.
    for (const fingerprint of this.#placements.keys()) {
      suppression.noteEnd(fingerprint);
      suppression.forget(fingerprint);
    }
    rebuild.finish(now);
    return state;
  }
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
    async readEvents(ids) {
      const events = await store.readEvents(ids);
      return events.map((event) => refreshed(event, this.refreshes.get(event.id)));
    },
  };
}

function refreshed(event: StoredEvent, refresh: EventRefresh | undefined): StoredEvent {
  return refresh === undefined ? event : { ...event, ...refresh };
}

/** The last events of alerts that ended so long ago that nobody remembers them, but a channel still believes that they fire. */
async function longGone(state: EngineState, kept: readonly GroupRecord[]): Promise<readonly StoredEvent[]> {
  const notified = kept.flatMap((record) =>
    record.notified.flatMap(({ firing }) => firing.map((alert) => alert.fingerprint)),
  );
  const unknown = new Set(notified.filter((fingerprint) => !state.known.has(fingerprint)));
  return unknown.size === 0 ? [] : state.store.findLatest([...unknown]);
}

function watch(state: EngineState, alert: TrackedAlert, now: number): void {
  if (alert.status === 'resolved') state.forgets.set(alert.fingerprint, now + REMEMBER_ENDS_MS);
  else if (alert.expiresAt !== undefined) state.expiries.add(alert.fingerprint, alert.expiresAt);
}
