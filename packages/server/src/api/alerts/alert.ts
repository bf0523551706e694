import type { ActiveAlert } from '@signalbox/core';
import { type Static, Type } from '@signalbox/sdk';
import { component, exactly, fingerprintSchema, textMapSchema, timeSchema } from '../../http/component.ts';
import { timeText } from '../times.ts';

export const alertSchema = component(
  'Alert',
  exactly({
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
  }),
);

/** An alert as `/api/v1` shows it. */
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

/** The alert of a fingerprint, however it is written. */
export function fingerprintOf(text: string): string {
  return text.toLowerCase();
}

export const UNKNOWN_ALERT = 'no alert of this fingerprint is active or ended within the hour';
