import { isJsonObject, type JsonObject, parseWebAddress, type ReceivedAlert, type SourceResult } from '@signalbox/sdk';
import { readAnnotations, readLabels } from './labels.ts';
import { quoted, type Reading, readEach } from './payload.ts';
import { readTime } from './read-time.ts';

/**
 * Reads a group as Alertmanager posts it to a webhook. `status` says whether an alert fires: the end of a firing one
 * is the zero time, and it is its sender that resolves it. That an alert is not in the list means nothing.
 */
export function readWebhook(body: unknown): SourceResult {
  if (!isJsonObject(body)) return unreadable('the body is neither a list of alerts nor a webhook message');
  const { version, alerts } = body;
  if (version !== '4') return unreadable(`${versionProblem(version)}; a list of alerts is read as well`);
  if (!Array.isArray(alerts)) return unreadable('`alerts` is not a list');
  return readEach(alerts, 'alerts', readGroupedAlert);
}

function readGroupedAlert(grouped: JsonObject): Reading<ReceivedAlert> {
  const { status } = grouped;
  if (status !== 'firing' && status !== 'resolved') return { problem: '`status` is neither firing nor resolved' };
  const labels = readLabels(grouped['labels']);
  if ('problem' in labels) return labels;
  const annotations = readAnnotations(grouped['annotations']);
  if ('problem' in annotations) return annotations;

  const startsAt = readTime(grouped['startsAt']);
  if (Number.isNaN(startsAt)) return { problem: '`startsAt` is not an RFC 3339 time' };
  const endsAt = status === 'resolved' ? readTime(grouped['endsAt']) : undefined;
  if (Number.isNaN(endsAt)) return { problem: '`endsAt` is not an RFC 3339 time' };

  const link = parseWebAddress(grouped['generatorURL'])?.href;
  return {
    value: {
      status,
      labels: labels.value,
      annotations: annotations.value,
      ...(startsAt === undefined ? {} : { startsAt }),
      ...(endsAt === undefined ? {} : { endsAt }),
      ...(link === undefined ? {} : { link }),
    },
  };
}

function versionProblem(version: unknown): string {
  if (version === undefined) return '`version` is missing: of messages to webhooks only version "4" is read';
  const said = typeof version === 'string' ? quoted(version) : 'not a text';
  return `\`version\` is ${said}: of messages to webhooks only version "4" is read`;
}

function unreadable(problem: string): SourceResult {
  return { alerts: [], problems: [problem] };
}
