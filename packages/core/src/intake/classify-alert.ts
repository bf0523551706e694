import type { EventKind } from '../store/index.ts';
import type { KnownAlert } from './known-alert.ts';

/** What of a received alert decides whether it is news. */
export interface Incoming {
  readonly status: 'firing' | 'resolved';
  readonly severity: string;
  readonly labelsHash: number;
  readonly changedAt: number | undefined;
  readonly notice: true | undefined;
}

/** What a received alert is to what is known of its fingerprint. `none`: no event; the newer body replaces the old one. Pure. */
export function classifyAlert(known: KnownAlert | undefined, incoming: Incoming): EventKind | 'none' {
  if (incoming.notice) return 'new';
  if (known === undefined) return incoming.status === 'firing' ? 'new' : 'unknown-resolved';
  if (isOlder(incoming, known)) return 'stale';
  if (known.status === 'resolved') return incoming.status === 'firing' ? 'new' : 'none';
  if (incoming.status === 'resolved') return 'resolved';
  const changed = incoming.severity !== known.severity || incoming.labelsHash !== known.labelsHash;
  return changed ? 'changed' : 'none';
}

/** By the sender's own clock, where it names times. */
function isOlder(incoming: Incoming, known: KnownAlert): boolean {
  return incoming.changedAt !== undefined && known.changedAt !== undefined && incoming.changedAt < known.changedAt;
}
