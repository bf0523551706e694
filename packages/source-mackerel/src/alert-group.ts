import { type JsonObject, parseWebAddress, type ReceivedAlert, type SourceResult, textMap } from '@signalbox/sdk';
import { commonAnnotations } from './annotations.ts';
import { labelsOf, severityFrom } from './labels.ts';
import { objectOf, textOf } from './payload.ts';
import { lastWordAt, problemsOf, readSeconds } from './times.ts';

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
  const id = textOf(group['id']);
  if (id === undefined) return { alerts: [], problems: ['`alertGroup.id` is missing: it is the identity of a group'] };

  const created = readSeconds(group['createdAt'], 'alertGroup.createdAt');
  const closed = readSeconds(group['closedAt'], 'alertGroup.closedAt');
  const problems = problemsOf([created, closed]);
  if (problems.length > 0) return { alerts: [], problems };

  const severity = severityFrom(group['status']);
  const resolved = severity === 'ok' || closed.at !== undefined;
  // Only `closedAt` is final. A group that is merely OK may get worse again, and no time would tell.
  const changedAt = closed.at === undefined ? created.at : lastWordAt(created.at, closed.at);
  const link = parseWebAddress(group['url'])?.href;
  const image = parseWebAddress(message['imageUrl'])?.href;
  const received: ReceivedAlert = {
    key: `${KEY_PREFIX}${id}`,
    status: resolved ? 'resolved' : 'firing',
    labels: labelsOf(message, { alertname: textOf(setting['name']) ?? 'alertGroup', severity }),
    annotations: textMap(commonAnnotations(message, { description: textOf(setting['memo']) })),
    ...(created.at === undefined ? {} : { startsAt: created.at }),
    ...(closed.at === undefined ? {} : { endsAt: closed.at }),
    ...(changedAt === undefined ? {} : { changedAt }),
    ...(link === undefined ? {} : { link }),
    ...(image === undefined ? {} : { image }),
  };
  return { alerts: [received], problems: [] };
}
