import type { StoredEvent } from '@signalbox/core/store';
import { anEvent as anyEvent } from '@signalbox/core/store/testing';

/** An alert of its own that fires, with about `bytes` of text. */
export function anEvent(id: number, bytes = 100): StoredEvent {
  const times = { at: id, arrivedAt: id, startsAt: id };
  const body = { labels: { alertname: 'cpu', host: `web${id}` }, annotations: { summary: 'x'.repeat(bytes) } };
  return anyEvent({ id, fingerprint: `f${id}`, ...times, body });
}
