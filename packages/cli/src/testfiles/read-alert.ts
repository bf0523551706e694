import type { CheckedYaml, KeyPath } from '@signalbox/core';
import type { AlertStatus, ReceivedAlert, TextMap } from '@signalbox/sdk';
import { isJsonObject } from '@signalbox/sdk';

/** An alert as a test writes it: its labels, or a map that has them under `labels`. The schema has checked it. */
export function readAlert(
  written: Readonly<Record<string, unknown>>,
  status: AlertStatus,
  at: KeyPath,
  yaml: CheckedYaml,
): ReceivedAlert {
  const { labels, annotations, key, link, image } = written;
  if (!isJsonObject(labels)) return { status, labels: textMap(written, at, yaml), annotations: textMap({}, at, yaml) };
  return {
    status,
    labels: textMap(labels, [...at, 'labels'], yaml),
    annotations: isJsonObject(annotations) ? textMap(annotations, [...at, 'annotations'], yaml) : textMap({}, at, yaml),
    ...(typeof key === 'string' ? { key } : {}),
    ...(typeof link === 'string' ? { link } : {}),
    ...(typeof image === 'string' ? { image } : {}),
  };
}

/** Labels are texts, numbers as they were written; empty ones count as absent. */
function textMap(written: Readonly<Record<string, unknown>>, at: KeyPath, yaml: CheckedYaml): TextMap {
  const map: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(written)) {
    const text = typeof value === 'string' ? value : (yaml.written([...at, name]) ?? String(value));
    if (text !== '') map[name] = text;
  }
  return map;
}
