import {
  isJsonObject,
  type JsonObject,
  type ReceivedAlert,
  type SourceRemark,
  type SourceResult,
} from '@signalbox/sdk';
import { readAnnotations, readLabels } from './labels.ts';
import { quoted, type Reading, type Remark, readEach } from './payload.ts';
import { linkOf } from './posted-alert.ts';
import { readTimeOf } from './read-time.ts';

/**
 * Reads a group as Alertmanager posts it to a webhook. `status` says whether an alert fires: the end of a firing one
 * is the zero time, and it is its sender that resolves it. That an alert is not in the list means nothing.
 */
export function readWebhook(body: unknown, receivedAt: number): SourceResult {
  if (!isJsonObject(body)) return unreadable('the body is neither a list of alerts nor a webhook message');
  const { version, alerts } = body;
  if (version !== '4' && version !== 4)
    return unreadable(`${versionProblem(version)}; a list of alerts is read as well`);
  if (!Array.isArray(alerts)) return unreadable('`alerts` is not a list');
  const result = readEach(alerts, 'alerts', (grouped, remark) => readGroupedAlert(grouped, receivedAt, remark));
  const remarks = [...remarksOn(body), ...(result.remarks ?? [])];
  return remarks.length === 0 ? result : { ...result, remarks };
}

function readGroupedAlert(grouped: JsonObject, receivedAt: number, remark: Remark): Reading<ReceivedAlert> {
  const labels = readLabels(grouped['labels'], remark);
  if ('problem' in labels) return labels;
  const annotations = readAnnotations(grouped['annotations'], remark);
  const status = readStatus(grouped, receivedAt, remark);
  const startsAt = readTimeOf('startsAt', grouped, remark);
  const endsAt = status === 'resolved' ? readTimeOf('endsAt', grouped, remark) : undefined;
  const link = linkOf(grouped['generatorURL'], remark);
  return {
    value: {
      status,
      labels: labels.value,
      annotations,
      ...(startsAt === undefined ? {} : { startsAt }),
      ...(endsAt === undefined ? {} : { endsAt }),
      ...(link === undefined ? {} : { link }),
    },
  };
}

/** Of an alert that does not say whether it fires, its end does, as in a post to the API. */
function readStatus(grouped: JsonObject, receivedAt: number, remark: Remark): ReceivedAlert['status'] {
  const { status } = grouped;
  if (status === 'firing' || status === 'resolved') return status;
  remark('`status` is neither firing nor resolved: `endsAt` decided');
  const endsAt = readTimeOf('endsAt', grouped, () => undefined);
  return endsAt !== undefined && endsAt <= receivedAt ? 'resolved' : 'firing';
}

/**
 * `max_alerts` of the sender cuts its groups, and `truncatedAlerts` says by how many alerts: nobody here is told of those.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
function remarksOn({ version, truncatedAlerts }: JsonObject): readonly SourceRemark[] {
  const remarks: SourceRemark[] = [];
  if (version === 4) remarks.push({ reason: 'strange-member', text: '`version` is a number: read as "4"' });
  if (truncatedAlerts === undefined || truncatedAlerts === null || truncatedAlerts === 0) return remarks;
  if (typeof truncatedAlerts !== 'number' || !Number.isInteger(truncatedAlerts) || truncatedAlerts < 0) {
    remarks.push({ reason: 'strange-member', text: '`truncatedAlerts` is not a number of alerts: it was left out' });
    return remarks;
  }
  const alerts = truncatedAlerts === 1 ? '1 alert' : `${truncatedAlerts} alerts`;
  const text = `the sender left ${alerts} out of its message (\`truncatedAlerts\`): set \`max_alerts: 0\` of its webhook`;
  remarks.push({ reason: 'truncated-alerts', text });
  return remarks;
}

function versionProblem(version: unknown): string {
  if (version === undefined) return '`version` is missing: of messages to webhooks only version "4" is read';
  const said = typeof version === 'string' ? quoted(version) : 'not a text';
  return `\`version\` is ${said}: of messages to webhooks only version "4" is read`;
}

function unreadable(problem: string): SourceResult {
  return { alerts: [], problems: [problem] };
}
