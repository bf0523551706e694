import type { Fingerprint } from '@signalbox/sdk';
import type { ChannelConfig } from '../config/config.ts';
import type { Group, GroupPolicy, Member } from '../grouping/group.ts';
import type { Route } from '../routing/route.ts';
import type { GroupRecord } from '../store/index.ts';

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

/** What the live configuration says of a group; suspended channels are passed over. */
export function policyOf(
  route: Route,
  channels: ReadonlyMap<string, ChannelConfig>,
  isUnsent: (channel: string) => boolean,
): GroupPolicy {
  return {
    groupWaitMs: route.groupWaitMs,
    groupIntervalMs: route.groupIntervalMs,
    repeatIntervalMs: route.repeatIntervalMs,
    channels: route.to.flatMap((name) => {
      const channel = channels.get(name);
      if (channel === undefined || channel.suspended) return [];
      return [{ name, sendResolved: channel.sendResolved, unsent: isUnsent(name) }];
    }),
  };
}

export function recordOf({ route, facts }: LiveGroup): GroupRecord {
  return {
    id: facts.id,
    route: route.id,
    key: facts.key,
    ...(facts.notifiedAt === undefined ? {} : { notifiedAt: facts.notifiedAt }),
    told: [...facts.told].map(([channel, told]) => ({ channel, ...told, firing: [...told.firing.values()] })),
  };
}
