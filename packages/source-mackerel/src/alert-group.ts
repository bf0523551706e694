import { type JsonObject, parseWebAddress, type ReceivedAlert, type SourceResult, textMap } from '@signalbox/sdk';
import { commonAnnotations } from './annotations.ts';
import { readIdentity } from './identity.ts';
import { labelsOf, severityFrom } from './labels.ts';
import { objectOf, textOf } from './payload.ts';
import { lastWordAt, readSeconds } from './times.ts';

/** Stands before the id of a group, so that a group never meets an alert of the same id. */
const KEY_PREFIX = 'alertGroup:';

/**
 * Reads the event `alertGroup`: Mackerel's own grouping fires and ends as an alert does. It names no members and no
 * host; here `createdAt` is in seconds as well.
 *
 * @see https://mackerel.io/docs/entry/howto/alerts/alert-groups
 */
export function readAlertGroup(message: JsonObject): SourceResult {
  const group = objectOf(message['alertGroup']);
  const setting = objectOf(message['alertGroupSetting']);
  const identity = readIdentity('alertGroup', group);
  if (identity === undefined)
    return { alerts: [], problems: ['`alertGroup.id` is missing: it is the identity of a group'] };

  const createdAt = readSeconds(group['createdAt']);
  const closedAt = readSeconds(group['closedAt']);
  const severity = severityFrom(group['status']);
  const resolved = severity === 'ok' || closedAt !== undefined;
  // Only `closedAt` is final. A group that is merely OK may get worse again, and no time would tell.
  const changedAt = closedAt === undefined ? createdAt : lastWordAt(createdAt, closedAt);
  const link = parseWebAddress(group['url'])?.href;
  const image = parseWebAddress(message['imageUrl'])?.href;
  const received: ReceivedAlert = {
    key: `${KEY_PREFIX}${identity.id}`,
    status: resolved ? 'resolved' : 'firing',
    labels: labelsOf(message, { alertname: textOf(setting['name']) ?? 'alertGroup', severity }),
    annotations: textMap(commonAnnotations(message, { description: textOf(setting['memo']) })),
    ...(createdAt === undefined ? {} : { startsAt: createdAt }),
    ...(closedAt === undefined ? {} : { endsAt: closedAt }),
    ...(changedAt === undefined ? {} : { changedAt }),
    ...(link === undefined ? {} : { link }),
    ...(image === undefined ? {} : { image }),
  };
  return { alerts: [received], problems: [], remarks: identity.remarks };
}
