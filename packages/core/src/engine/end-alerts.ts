import type { Fingerprint } from '@signalbox/sdk';
import type { EventKind, NewEvent } from '../store/index.ts';
import { endedUnder } from './ended-under.ts';
import type { EngineState } from './engine-state.ts';
import { REMEMBER_ENDS_MS, type TrackedAlert, trackedFrom } from './known-alerts.ts';
import { placeAlert, wake } from './place-alert.ts';

/** Alerts that are looked at in one turn of the event loop. */
const ALERTS_A_TURN = 1_000;

/** What senders get after a start to renew their alerts, if their source says nothing else. Alertmanager's `resolve_timeout`. */
const RENEWAL_MS = 5 * 60_000;

/** Resolves the alerts that their senders no longer renew; the events make it durable. */
export function endUnrenewedAlerts(state: EngineState, now: number, startedAt: number): NewEvent[] {
  const events: NewEvent[] = [];
  const looked = state.expiries.take(now, ALERTS_A_TURN);
  const inhibited = state.suppression.inhibitedAmong(looked);
  for (const fingerprint of looked) {
    const known = state.known.get(fingerprint);
    if (known?.status !== 'firing' || known.expiresAt === undefined) continue;
    const at = state.unconfirmed.has(fingerprint)
      ? Math.max(known.expiresAt, startedAt + renewalMs(state, known.source))
      : known.expiresAt;
    if (at > now) state.expiries.add(fingerprint, at);
    else events.push(endAlert(state, known, 'expired', inhibited, now));
  }
  return events;
}

function renewalMs(state: EngineState, name: string): number {
  const source = state.config.sources.get(name);
  return source?.expireAfterMs ?? source?.source.renewalMs?.(source.options) ?? RENEWAL_MS;
}

/** Forgets the ends that nobody needs to remember any more. */
export function forgetOldEnds(state: EngineState, now: number): void {
  for (const fingerprint of state.forgets.take(now, ALERTS_A_TURN)) {
    const known = state.known.get(fingerprint);
    if (known?.status !== 'resolved') continue;
    if (known.groups.length === 0) {
      state.known.delete(fingerprint);
      state.suppression.forget(fingerprint);
    } else state.forgets.set(fingerprint, now + REMEMBER_ENDS_MS);
  }
}

/** Ends a firing alert here: its sender renews it no longer, or a person says so. The event makes it durable. */
export function endAlert(
  state: EngineState,
  known: TrackedAlert,
  kind: 'expired' | 'ended',
  inhibited: ReadonlySet<Fingerprint>,
  now: number,
): NewEvent {
  const { fingerprint, expiresAt } = known;
  const under = endedUnder(state, known, inhibited, now);
  const event = {
    ...followingEvent(state, known, kind, now),
    endsAt: kind === 'ended' ? now : (expiresAt ?? now),
    ...(under === undefined ? {} : { endedUnder: under }),
  };
  state.refreshes.delete(known.eventId);
  const ended = trackedFrom(event, known.labelsHash, known.bodyHash, known.groups);
  state.forgets.set(fingerprint, now + REMEMBER_ENDS_MS);
  placeAlert(state, known, ended, now);
  for (const freed of state.suppression.noteEnd(fingerprint)) wake(state, freed, now);
  return event;
}

/** An event of our own about an alert: its body is taken over from the event before. */
export function followingEvent(
  state: EngineState,
  { fingerprint, source, eventId, severity, arrivedAt, startsAt, changedAt, notice }: TrackedAlert,
  kind: EventKind,
  now: number,
): NewEvent {
  return {
    id: state.store.allocateEventIds(1),
    kind,
    fingerprint,
    source,
    at: now,
    supersedes: eventId,
    arrivedAt,
    startsAt,
    ...(changedAt === undefined ? {} : { changedAt }),
    ...(notice === undefined ? {} : { notice }),
    severity,
  };
}
