import type { Fingerprint } from '@signalbox/sdk';
import type { Config } from '../config/config.ts';
import type { ChannelPolicy, Group, GroupPolicy, Member } from '../grouping/group.ts';
import type { Route } from '../routing/route.ts';
import type { GroupRecord } from '../store/index.ts';
import type { SuppressionIndex } from '../suppression/suppression-index.ts';

/** A group in the running engine. Its members are updated in place; the facts are replaced at every step. */
export interface LiveGroup {
  readonly address: string;
  route: Route;
  readonly members: Map<Fingerprint, Member>;
  facts: Group;
  /** The one-element list that most of its alerts share. */
  readonly only: readonly LiveGroup[];
}

export function liveGroup(address: string, route: Route, facts: Omit<Group, 'members'>): LiveGroup {
  const members = new Map<Fingerprint, Member>();
  const only: LiveGroup[] = [];
  const group: LiveGroup = { address, route, members, facts: { ...facts, members }, only };
  only.push(group);
  return group;
}

/** What the live configuration and the suppression of now say of a group; suspended channels are passed over. */
export function policyOf(
  { route, facts }: Pick<LiveGroup, 'route' | 'facts'>,
  { config, suppression }: { readonly config: Config; readonly suppression: SuppressionIndex },
  now: number,
  isUnsent: (channel: string) => boolean = () => false,
): GroupPolicy {
  const { groupWaitMs, groupIntervalMs, repeatIntervalMs, muteWindow, to } = route;
  const policyOfChannel = (name: string, isPendingResolve: boolean): ChannelPolicy[] => {
    const channel = config.channels.get(name);
    if (channel === undefined || channel.suspended) return [];
    const { sendResolved } = channel;
    return [{ name, sendResolved, unsent: isUnsent(name), ...(isPendingResolve ? { pendingResolve: true } : {}) }];
  };
  const pendingResolves = [...facts.notified.keys()].filter((name) => !to.includes(name));
  return {
    groupWaitMs,
    groupIntervalMs,
    repeatIntervalMs,
    ...(muteWindow === undefined ? {} : { muteWindow }),
    channels: [
      ...to.flatMap((name) => policyOfChannel(name, false)),
      ...pendingResolves.flatMap((name) => policyOfChannel(name, true)),
    ],
    suppressionOf: (fingerprint) => suppression.suppressionOf(fingerprint, now),
  };
}

export function recordOf({ route, facts }: LiveGroup): GroupRecord {
  return {
    id: facts.id,
    route: route.id,
    key: facts.key,
    ...(facts.notifiedAt === undefined ? {} : { notifiedAt: facts.notifiedAt }),
    notified: [...facts.notified].map(([channel, notified]) => ({
      channel,
      ...notified,
      firing: [...notified.firing.values()],
    })),
  };
}
