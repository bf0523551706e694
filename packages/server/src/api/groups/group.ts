import type { OpenGroup } from '@signalbox/core';
import { type Static, Type } from '@signalbox/sdk';
import { component, exactly, fingerprintSchema, timeSchema } from '../../http/component.ts';
import { timeText } from '../times.ts';

const facts = {
  id: Type.String(),
  route: Type.String(),
  key: Type.Record(Type.String(), Type.String(), { description: 'The values of `groupBy`.' }),
  firing: Type.Integer({ minimum: 0 }),
  resolved: Type.Integer({ minimum: 0 }),
  suppressed: Type.Integer({ minimum: 0 }),
  muted: Type.Boolean({ description: 'A mute time of its route holds now.' }),
  notifiedAt: Type.Optional(timeSchema),
  dueAt: Type.Optional(Type.String({ format: 'date-time', description: 'When it is next examined.' })),
  channels: Type.Array(
    exactly({
      channel: Type.String(),
      toldAt: Type.Optional(timeSchema),
      toldFiring: Type.Integer({ minimum: 0, description: 'Alerts that the channel knows as firing.' }),
    }),
  ),
};

export const groupSummarySchema = component('GroupSummary', exactly(facts));

export const groupSchema = component(
  'Group',
  exactly({
    ...facts,
    members: Type.Array(fingerprintSchema),
    told: Type.Array(exactly({ channel: Type.String(), firing: Type.Array(fingerprintSchema) })),
  }),
);

/** A group in a list: with counts alone, since it may have very many members. */
export function groupSummaryJson(group: OpenGroup): Static<typeof groupSummarySchema> {
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
    channels: channels.map(({ channel, notifiedAt: channelNotifiedAt, firing: knownFiring }) => ({
      channel,
      ...(channelNotifiedAt === undefined ? {} : { toldAt: timeText(channelNotifiedAt) }),
      toldFiring: knownFiring.length,
    })),
  };
}

/** A group with its members, and those that each channel was notified of. */
export function groupJson(group: OpenGroup): Static<typeof groupSchema> {
  return {
    ...groupSummaryJson(group),
    members: group.members,
    told: group.channels.map(({ channel, firing }) => ({ channel, firing })),
  };
}
