import type { ReceivedAlert, TextMap } from '@signalbox/sdk';
import { isJsonObject } from '@signalbox/sdk';
import { parseJson } from '@signalbox/server';

/** The alerts of a line, or what is wrong with it, in a sentence. */
export type ParsedLine = { readonly alerts: readonly ReceivedAlert[] } | { readonly problem: string };

const KEYS = ['labels', 'annotations', 'status'];

/** Reads `{"labels": {...}, "annotations": {...}, "status": "firing"}`; only `labels` must be there. */
export function parseAlertLine(text: string): ParsedLine {
  const json = parseLine(text);
  if ('problem' in json) return json;
  const { value } = json;
  if (!isJsonObject(value)) return { problem: 'an alert is a JSON object: {"labels": {"alertname": "..."}}' };
  const unknown = Object.keys(value).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) return { problem: `${JSON.stringify(unknown)} is none of ${KEYS.join(', ')}` };
  const { labels, annotations = {}, status = 'firing' } = value;
  if (labels === undefined) return { problem: '"labels" is missing' };
  const maps = { labels: textMap(labels), annotations: textMap(annotations) };
  if (maps.labels === undefined) return { problem: '"labels" must be an object of texts' };
  if (maps.annotations === undefined) return { problem: '"annotations" must be an object of texts' };
  if (status !== 'firing' && status !== 'resolved') return { problem: '"status" is "firing" or "resolved"' };
  return { alerts: [{ status, labels: maps.labels, annotations: maps.annotations }] };
}

/** Reads labels alone, as `--labels` has them. */
export function parseLabels(text: string): TextMap | undefined {
  const json = parseLine(text);
  return 'problem' in json ? undefined : textMap(json.value);
}

/** As intake reads it: the same limits, the same errors. */
export function parseLine(text: string): { readonly value: unknown } | { readonly problem: string } {
  const read = parseJson(Buffer.from(text), Number.POSITIVE_INFINITY);
  return read.ok ? { value: read.value } : { problem: read.problem.detail.replace('the body', 'it') };
}

/** Without a prototype, and without empty values: they count as absent. */
function textMap(value: unknown): TextMap | undefined {
  if (!isJsonObject(value)) return undefined;
  const map: Record<string, string> = Object.create(null);
  for (const [name, text] of Object.entries(value)) {
    if (typeof text !== 'string') return undefined;
    if (text !== '') map[name] = text;
  }
  return map;
}
