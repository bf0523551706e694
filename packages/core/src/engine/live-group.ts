import type { Fingerprint } from '@signalbox/sdk';
import type { ChannelConfig } from '../delivery/channel-config.ts';
import type { ChannelPolicy, Group, GroupPolicy, Member } from '../grouping/group.ts';
import type { Route } from '../routing/route.ts';
import type { GroupRecord } from '../store/index.ts';
import type { SuppressionIndex } from '../suppression/suppression-index.ts';

/** A group in the running engine. */
export class LiveGroup {
  readonly address: string;
  readonly route: Route;
  /** Updated in place as alerts come and go. */
  readonly members = new Map<Fingerprint, Member>();
  /** The one-element list that most of its alerts share. */
  readonly only: readonly LiveGroup[] = [this];
  #facts: Group;

  constructor(address: string, route: Route, facts: Omit<Group, 'members'>) {
    this.address = address;
    this.route = route;
    this.#facts = { ...facts, members: this.members };
  }

  /** Replaced as a whole at every change. */
  get facts(): Group {
    return this.#facts;
  }

  /** Some facts change; the others stay. Facts change here and in `take`, and nowhere else. */
  write(change: Partial<Omit<Group, 'members'>>): void {
    this.#facts = { ...this.#facts, ...change };
  }

  /** The facts after a step: those that the step ended are gone. */
  take(facts: Group): void {
    this.#facts = facts;
  }

  /** The facts as the store keeps them. */
  record(): GroupRecord {
    const { id, key, notifiedAt, notified } = this.#facts;
    return {
      id,
      route: this.route.id,
      key,
      ...(notifiedAt === undefined ? {} : { notifiedAt }),
      notified: [...notified].map(([channel, about]) => ({ channel, ...about, firing: [...about.firing.values()] })),
    };
  }
}

/** What of the engine decides how a group behaves. */
interface PolicySource {
  readonly config: { readonly channels: ReadonlyMap<string, ChannelConfig> };
  readonly suppression: SuppressionIndex;
}

/** What the live configuration and the suppression of now say of a group; suspended channels are passed over. */
export function policyOf(
  { route, facts }: Pick<LiveGroup, 'route' | 'facts'>,
  { config, suppression }: PolicySource,
  now: number,
  isUnsent: (channel: string) => boolean = () => false,
): GroupPolicy {
  const { groupWaitMs, groupIntervalMs, repeatIntervalMs, muteWindow, to } = route;
  const policyOfChannel = (name: string, pendingResolve: boolean): ChannelPolicy[] => {
    const channel = config.channels.get(name);
    if (channel === undefined || channel.suspended) return [];
    const { sendResolved } = channel;
    return [{ name, sendResolved, unsent: isUnsent(name), ...(pendingResolve ? { pendingResolve } : {}) }];
  };
  const noLongerRouted = [...facts.notified.keys()].filter((name) => !to.includes(name));
  return {
    route: route.id,
    groupWaitMs,
    groupIntervalMs,
    repeatIntervalMs,
    ...(muteWindow === undefined ? {} : { muteWindow }),
    channels: [
      ...to.flatMap((name) => policyOfChannel(name, false)),
      ...noLongerRouted.flatMap((name) => policyOfChannel(name, true)),
    ],
    suppressionOf: (fingerprint) => suppression.suppressionOf(fingerprint, now),
  };
}
