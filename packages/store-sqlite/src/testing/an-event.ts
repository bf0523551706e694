import type { StoredEvent } from '@signalbox/core/store';

/**
 * An alert of its own that fires, with about `bytes` of text. Not by the builder of the store's conformance kit: the
 * processes that are killed here start faster without all of that.
 */
export function anEvent(id: number, bytes = 100): StoredEvent {
  const times = { at: id, arrivedAt: id, startsAt: id };
  const body = { labels: { alertname: 'cpu', host: `web${id}` }, annotations: { summary: 'x'.repeat(bytes) } };
  return { id, kind: 'new', fingerprint: `f${id}`, source: 'mackerel', severity: 'critical', ...times, body };
}
