import type { Fingerprint, TextMap } from '@signalbox/sdk';
import type { Notified } from '../grouping/group.ts';
import { groupAddress } from '../grouping/group-key.ts';
import type { GroupRecord, NotificationRecord, NotifiedAlert } from '../store/index.ts';
import type { EngineState } from './engine-state.ts';
import type { TrackedAlert } from './known-alerts.ts';
import type { LiveGroup } from './live-group.ts';

/** A group as it was kept. */
interface KeptGroup {
  readonly record: GroupRecord;
  readonly address: string;
  readonly channels: readonly {
    readonly about: NotificationRecord;
    readonly firing: ReadonlyMap<Fingerprint, NotifiedAlert>;
  }[];
}

/** What the groups that were kept have notified their channels of: it moves with the alerts into the groups of now. */
export class KeptRecords {
  readonly #byAddress = new Map<string, KeptGroup>();
  readonly #notifiers = new Map<Fingerprint, KeptGroup[]>();
  readonly #taken = new Set<string>();
  /** What the new groups have so far: filled in place, since a group may have many thousand alerts. */
  readonly #brought = new Map<
    LiveGroup,
    Map<string, Notified & { readonly firing: Map<Fingerprint, NotifiedAlert> }>
  >();

  constructor(kept: readonly GroupRecord[]) {
    for (const record of kept) {
      const channels = record.notified.map((about) => ({
        about,
        firing: new Map(about.firing.map((alert) => [alert.fingerprint, alert])),
      }));
      const group = { record, address: groupAddress(record.route, record.key as TextMap), channels };
      this.#byAddress.set(group.address, group);
      for (const fingerprint of new Set(channels.flatMap(({ firing }) => [...firing.keys()]))) {
        const notifiers = this.#notifiers.get(fingerprint);
        if (notifiers === undefined) this.#notifiers.set(fingerprint, [group]);
        else notifiers.push(group);
      }
    }
  }

  get isEmpty(): boolean {
    return this.#byAddress.size === 0;
  }

  /** The groups that notified some channel that this alert fires. */
  notifiersOf(fingerprint: Fingerprint): readonly KeptGroup[] {
    return this.#notifiers.get(fingerprint) ?? [];
  }

  /** The alert came and went since the last message of a group that goes on: the next message lists it. */
  isNewsTo(group: LiveGroup, alert: TrackedAlert): boolean {
    const notifiedAt = this.#byAddress.get(group.address)?.record.notifiedAt;
    return notifiedAt !== undefined && alert.arrivedAt > notifiedAt;
  }

  /** A group that was just made goes on as the kept one: that of its place, else the one its first alert comes from. */
  takeUp(state: EngineState, group: LiveGroup, from: KeptGroup | undefined): void {
    const kept = this.#byAddress.get(group.address) ?? from;
    if (kept === undefined || group.members.size > 0 || this.#taken.has(kept.record.id)) return;
    this.#taken.add(kept.record.id);
    state.groups.remove(group);
    const { id, notifiedAt } = kept.record;
    group.write({ id, ...(notifiedAt === undefined ? {} : { notifiedAt }) });
    state.groups.add(group);
  }

  /**
   * What channels were notified of this alert goes with it into a group that notifies them as well. A channel that
   * none of its groups notifies any more is left to its first group, which still has to notify it of the end, and of nothing else.
   */
  bring(
    group: LiveGroup,
    notifiers: readonly KeptGroup[],
    fingerprint: Fingerprint,
    homes: readonly LiveGroup[],
  ): void {
    for (const { about, firing } of notifiers.flatMap(({ channels }) => channels)) {
      const last = firing.get(fingerprint);
      const heirs = homes.filter((home) => home.route.to.includes(about.channel));
      const isHeir = heirs.length > 0 ? heirs.includes(group) : homes[0] === group;
      if (last === undefined || !isHeir) continue;
      const known = this.#broughtTo(group, about);
      if (!known.has(fingerprint)) known.set(fingerprint, last);
    }
  }

  #broughtTo(group: LiveGroup, about: NotificationRecord): Map<Fingerprint, NotifiedAlert> {
    const channels = this.#brought.get(group) ?? new Map();
    if (!this.#brought.has(group)) {
      this.#brought.set(group, channels);
      group.write({ notified: channels });
    }
    const known = channels.get(about.channel);
    if (known !== undefined) return known.firing;
    const { thread, at, contentHash } = about;
    const fresh = { thread, at, contentHash, firing: new Map<Fingerprint, NotifiedAlert>() };
    channels.set(about.channel, fresh);
    return fresh.firing;
  }
}
