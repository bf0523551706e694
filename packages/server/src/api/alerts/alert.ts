import type { ActiveAlert, LatestDelivery } from '@signalbox/core';
import { type Static, Type } from '@signalbox/sdk';
import { component, exactly, fingerprintSchema, textMapSchema, timeSchema } from '../../http/component.ts';
import { latestDeliveryFields, latestDeliveryJson } from '../deliveries/latest-delivery.ts';
import { timeText } from '../times.ts';

const facts = {
  fingerprint: fingerprintSchema,
  source: Type.String(),
  status: Type.Enum(['firing', 'resolved']),
  severity: Type.String(),
  labels: textMapSchema,
  annotations: textMapSchema,
  startsAt: timeSchema,
  endsAt: Type.Optional(timeSchema),
  arrivedAt: Type.String({ format: 'date-time', description: 'When this run of firing arrived here.' }),
  link: Type.Optional(Type.String()),
  image: Type.Optional(Type.String()),
  notice: Type.Optional(Type.Literal(true)),
  groups: Type.Array(Type.String(), { description: 'Ids of open groups.' }),
  silencedBy: Type.Array(Type.String(), { description: 'Ids of the silences that silence it now.' }),
  inhibitedBy: Type.Array(fingerprintSchema, { description: 'Fingerprints of the alerts that inhibit it now.' }),
};

export const alertSchema = component('Alert', exactly(facts));

export const alertWithChannelsSchema = component(
  'AlertWithChannels',
  exactly({
    ...facts,
    channels: Type.Array(
      exactly({ group: Type.String({ description: 'The group that notifies the channel.' }), ...latestDeliveryFields }),
      { description: 'What was decided of it for each channel, and what became of that.' },
    ),
  }),
);

/** An alert as `/api/v1` lists it. */
export function alertJson(alert: ActiveAlert): Static<typeof alertSchema> {
  const { fingerprint, source, status, severity, labels, annotations, link, image, notice } = alert;
  const { arrivedAt, startsAt, endsAt, groups, silencedBy, inhibitedBy } = alert;
  return {
    fingerprint,
    source,
    status,
    severity,
    labels,
    annotations,
    startsAt: timeText(startsAt),
    ...(endsAt === undefined ? {} : { endsAt: timeText(endsAt) }),
    arrivedAt: timeText(arrivedAt),
    ...(link === undefined ? {} : { link }),
    ...(image === undefined ? {} : { image }),
    ...(notice === undefined ? {} : { notice }),
    groups,
    silencedBy,
    inhibitedBy,
  };
}

/** One alert, with what became of the messages that name it. */
export function alertWithChannelsJson(
  alert: ActiveAlert,
  latest: readonly LatestDelivery[],
): Static<typeof alertWithChannelsSchema> {
  const channels = latest.map((delivery) => ({ group: delivery.groupId, ...latestDeliveryJson(delivery) }));
  return { ...alertJson(alert), channels };
}

export const UNKNOWN_ALERT = 'no alert of this fingerprint is active or ended within the hour';
