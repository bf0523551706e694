import type { StoredEvent } from '@signalbox/core/store';

/** An alert that fires, with about `bytes` of text. */
export function anEvent(id: number, bytes = 100): StoredEvent {
  const times = { at: id, arrivedAt: id, startsAt: id };
  const body = { labels: { alertname: 'cpu', host: `web${id}` }, annotations: { summary: 'x'.repeat(bytes) } };
  return { id, kind: 'new', fingerprint: `f${id}`, source: 'mackerel', severity: 'critical', ...times, body };
}
