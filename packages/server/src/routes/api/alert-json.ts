import type { ActiveAlert } from '@signalbox/core';
import { timeText } from './times.ts';

/** An alert as `/api/v1` shows it. */
export function alertJson(alert: ActiveAlert): Readonly<Record<string, unknown>> {
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
