import type { Engine, LatestDelivery, OpenGroup } from '@signalbox/core';
import { type Static, Type } from '@signalbox/sdk';
import { component, exactly, fingerprintSchema } from '../../http/component.ts';
import { latestDeliveryFields, latestDeliveryJson } from '../deliveries/latest-delivery.ts';
import { timeText } from '../times.ts';

const facts = {
  id: Type.String(),
  route: Type.String(),
  key: Type.Record(Type.String(), Type.String(), { description: 'The values of `groupBy`.' }),
  firing: Type.Integer({ minimum: 0 }),
  resolved: Type.Integer({ minimum: 0 }),
  suppressed: Type.Integer({ minimum: 0 }),
  muted: Type.Boolean({ description: 'A mute time of its route holds now.' }),
  decidedAt: Type.Optional(
    Type.String({ format: 'date-time', description: 'When it last decided to notify a channel.' }),
  ),
  dueAt: Type.Optional(Type.String({ format: 'date-time', description: 'When it is next examined.' })),
  channels: Type.Array(
    exactly({
      ...latestDeliveryFields,
      firing: Type.Integer({
        minimum: 0,
        description: 'Alerts that fire by the messages decided for it, whether they arrived or not.',
      }),
    }),
  ),
};

export const groupSummarySchema = component('GroupSummary', exactly(facts));

export const groupSchema = component(
  'Group',
  exactly({
    ...facts,
    members: Type.Array(fingerprintSchema),
    decided: Type.Array(exactly({ channel: Type.String(), firing: Type.Array(fingerprintSchema) }), {
      description: 'Which alerts fire by the messages decided for each channel, whether they arrived or not.',
    }),
  }),
);

/** A group, and what became of its decisions for each of its channels. */
export interface GroupWithDeliveries {
  readonly group: OpenGroup;
  readonly latest: readonly LatestDelivery[];
}

export async function withDeliveries(
  engine: Pick<Engine, 'latestDeliveries'>,
  groups: readonly OpenGroup[],
): Promise<readonly GroupWithDeliveries[]> {
  const of = groups.flatMap(({ id, channels }) => channels.map(({ channel }) => ({ groupId: id, channel })));
  const byGroup = Map.groupBy(await engine.latestDeliveries(of), ({ groupId }) => groupId);
  return groups.map((group) => ({ group, latest: byGroup.get(group.id) ?? [] }));
}

/** A group in a list: with counts alone, since it may have very many members. */
export function groupSummaryJson({ group, latest }: GroupWithDeliveries): Static<typeof groupSummarySchema> {
  const { id, route, key, firing, resolved, suppressed, muted, decidedAt, dueAt, channels } = group;
  return {
    id,
    route,
    key,
    firing,
    resolved,
    suppressed,
    muted,
    ...(decidedAt === undefined ? {} : { decidedAt: timeText(decidedAt) }),
    ...(dueAt === undefined ? {} : { dueAt: timeText(dueAt) }),
    channels: latest.map((delivery) => {
      const decided = channels.find(({ channel }) => channel === delivery.channel);
      return { ...latestDeliveryJson(delivery, decided?.decidedAt), firing: decided?.firing.length ?? 0 };
    }),
  };
}

/** A group with its members, and those that each channel is to know of. */
export function groupJson(found: GroupWithDeliveries): Static<typeof groupSchema> {
  const { members, channels } = found.group;
  return {
    ...groupSummaryJson(found),
    members,
    decided: channels.map(({ channel, firing }) => ({ channel, firing })),
  };
}
