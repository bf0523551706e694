import type { OpenGroup } from '@signalbox/core';
import { timeText } from './times.ts';

/** A group as it stands in a list: with counts alone, since it may have very many members. */
export function groupSummary(group: OpenGroup) {
  const { id, route, key, firing, resolved, suppressed, muted, notifiedAt, dueAt, channels } = group;
  return {
    id,
    route,
    key,
    firing,
    resolved,
    suppressed,
    muted,
    ...(notifiedAt === undefined ? {} : { notifiedAt: timeText(notifiedAt) }),
    ...(dueAt === undefined ? {} : { dueAt: timeText(dueAt) }),
    channels: channels.map(({ channel, toldAt, firing: told }) => ({
      channel,
      ...(toldAt === undefined ? {} : { toldAt: timeText(toldAt) }),
      toldFiring: told.length,
    })),
  };
}

/** A group with its members, and what each channel was told of them. */
export function groupJson(group: OpenGroup) {
  return {
    ...groupSummary(group),
    members: group.members,
    told: group.channels.map(({ channel, firing }) => ({ channel, firing })),
  };
}
