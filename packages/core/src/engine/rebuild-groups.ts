import type { Fingerprint, TextMap } from '@signalbox/sdk';
import { unnotifiedChanges } from '../grouping/decide-notification.ts';
import type { Notified } from '../grouping/group.ts';
import { groupAddress } from '../grouping/group-key.ts';
import { matchRoutes } from '../routing/match-routes.ts';
import type { AlertBody, GroupRecord, NotificationRecord, NotifiedAlert, StoredEvent } from '../store/index.ts';
import type { EngineState } from './engine-state.ts';
import { NO_GROUPS, type TrackedAlert } from './known-alerts.ts';
import { type LiveGroup, policyOf } from './live-group.ts';
import { destinationsOf, schedule } from './place-alert.ts';

/**
 * Puts every known alert into the groups that the live configuration gives it, after a start or a reload. What was
 * told moves with the alert: a group that is still at its place goes on as it was, and a channel that another group
 * tells as well keeps its memory.
 */
export function rebuildGroups(
  state: EngineState,
  kept: readonly GroupRecord[],
  alerts: Iterable<{ readonly alert: TrackedAlert; readonly event: Pick<StoredEvent, 'kind' | 'body'> }>,
  now: number,
  beforeJudging: () => void = () => {},
): void {
  const memory = new Memory(kept);
  for (const { alert, event } of alerts) {
    const tellers = memory.tellersOf(alert.fingerprint);
    if (alert.status === 'firing') state.suppression.noteFiring(alert.fingerprint, event.body);
    const isOver = alert.status === 'resolved';
    if (isOver && tellers.length === 0 && (event.kind === 'unknown-resolved' || !memory.hasGroups)) continue;
    const groups = destinationsOf(state, event.body).filter((group) => {
      const belongs = !isOver || tellers.length > 0 || memory.isNewsTo(group, alert);
      if (!belongs && group.members.size === 0) state.groups.remove(group);
      return belongs;
    });
    const homes = groups.length === 0 && tellers.length > 0 ? [pendingResolveGroup(state, event.body)] : groups;
    const placed: TrackedAlert = { ...alert, groups: homes.length === 0 ? NO_GROUPS : homes };
    state.known.set(alert.fingerprint, placed);
    for (const group of homes) {
      memory.takeUp(state, group, tellers[0]);
      memory.bringNotified(group, tellers, alert.fingerprint, homes);
      group.members.set(alert.fingerprint, placed);
    }
  }
  beforeJudging();
  for (const group of state.groups.all()) {
    const policy = policyOf(group, state, now);
    const unnotified = policy.channels.map((channel) => unnotifiedChanges(group.facts, channel, policy, now));
    const since = unnotified.map((diff) => diff.since).filter((at) => at !== undefined);
    group.facts = {
      ...group.facts,
      ...(since.length > 0 ? { changedAt: Math.min(...since) } : {}),
      ...(unnotified.some(({ isWoken }) => isWoken) ? { wokenAt: now } : {}),
    };
    schedule(state, group, now);
  }
}

/** Where an alert that no channel is told of now waits with what was told of it before. */
function pendingResolveGroup(state: EngineState, words: AlertBody): LiveGroup {
  const [route = state.config.routes.unmatched] = matchRoutes(state.config.routes, words);
  return state.groups.groupOf(route, words.labels);
}

type Words = ReadonlyMap<Fingerprint, NotifiedAlert>;
interface Teller {
  readonly record: GroupRecord;
  readonly address: string;
  readonly notified: readonly { readonly about: NotificationRecord; readonly words: Words }[];
}

/** What the groups knew that were kept. */
class Memory {
  readonly #byAddress = new Map<string, Teller>();
  readonly #tellers = new Map<Fingerprint, Teller[]>();
  readonly #taken = new Set<string>();
  /** What the new groups know so far: filled in place, since a group may have many thousand alerts. */
  readonly #brought = new Map<
    LiveGroup,
    Map<string, Notified & { readonly firing: Map<Fingerprint, NotifiedAlert> }>
  >();

  constructor(kept: readonly GroupRecord[]) {
    for (const record of kept) {
      const notified = record.notified.map((about) => ({
        about,
        words: new Map(about.firing.map((word) => [word.fingerprint, word])),
      }));
      const teller = { record, address: groupAddress(record.route, record.key as TextMap), notified };
      this.#byAddress.set(teller.address, teller);
      for (const fingerprint of new Set(notified.flatMap(({ words }) => [...words.keys()]))) {
        const list = this.#tellers.get(fingerprint);
        if (list === undefined) this.#tellers.set(fingerprint, [teller]);
        else list.push(teller);
      }
    }
  }

  get hasGroups(): boolean {
    return this.#byAddress.size > 0;
  }

  /** The groups that told some channel that this alert fires. */
  tellersOf(fingerprint: Fingerprint): readonly Teller[] {
    return this.#tellers.get(fingerprint) ?? [];
  }

  /** It came and went since the last message of a group that goes on: the next one lists it. */
  isNewsTo(group: LiveGroup, alert: TrackedAlert): boolean {
    const notifiedAt = this.#byAddress.get(group.address)?.record.notifiedAt;
    return notifiedAt !== undefined && alert.arrivedAt > notifiedAt;
  }

  /** A group that was just made goes on as the kept one: that of its place, else the one its first alert comes from. */
  takeUp(state: EngineState, group: LiveGroup, from: Teller | undefined): void {
    const here = this.#byAddress.get(group.address);
    const teller = here ?? from;
    if (teller === undefined || group.members.size > 0 || this.#taken.has(teller.record.id)) return;
    this.#taken.add(teller.record.id);
    state.groups.remove(group);
    const { id, notifiedAt } = teller.record;
    group.facts = { ...group.facts, id, ...(notifiedAt === undefined ? {} : { notifiedAt }) };
    state.groups.add(group);
  }

  /**
   * What channels were told of this alert goes with it into a group that tells them as well; what no group of its
   * own goes on telling is a debt of its first one: that channel hears the end, and nothing else.
   */
  bringNotified(
    group: LiveGroup,
    tellers: readonly Teller[],
    fingerprint: Fingerprint,
    homes: readonly LiveGroup[],
  ): void {
    for (const { about, words } of tellers.flatMap((teller) => teller.notified)) {
      const word = words.get(fingerprint);
      const heirs = homes.filter((home) => home.route.to.includes(about.channel));
      const isHeir = heirs.length > 0 ? heirs.includes(group) : homes[0] === group;
      if (word === undefined || !isHeir) continue;
      const known = this.#knownTo(group, about);
      if (!known.has(fingerprint)) known.set(fingerprint, word);
    }
  }

  #knownTo(group: LiveGroup, about: NotificationRecord): Map<Fingerprint, NotifiedAlert> {
    const channels = this.#brought.get(group) ?? new Map();
    if (!this.#brought.has(group)) {
      this.#brought.set(group, channels);
      group.facts = { ...group.facts, notified: channels };
    }
    const known = channels.get(about.channel);
    if (known !== undefined) return known.firing;
    const { thread, at, contentHash } = about;
    const fresh = { thread, at, contentHash, firing: new Map<Fingerprint, NotifiedAlert>() };
    channels.set(about.channel, fresh);
    return fresh.firing;
  }
}
