import { hash } from 'node:crypto';
import type { Fingerprint, ReceivedAlert, TextMap } from '@signalbox/sdk';

/**
 * The identity of an alert: its source and the sender's own key, else its source and its label set.
 * @param receipt told apart for notices only: each receipt of one is an alert of its own
 */
export function fingerprintOf(source: string, alert: ReceivedAlert, receipt: string): Fingerprint {
  const identity = alert.key === undefined ? labelIdentity(alert.labels) : `k${alert.key}`;
  const text = alert.notice ? `${source}\u0000${identity}\u0000${receipt}` : `${source}\u0000${identity}`;
  return hash('sha1', text).slice(0, 32);
}

function labelIdentity(labels: TextMap): string {
  let text = 'l';
  for (const name of Object.keys(labels).sort()) {
    const value = labels[name];
    if (value !== undefined && value !== '') text += `${name.length}:${name}${value.length}:${value}`;
  }
  return text;
}
