import type { Fingerprint } from '@signalbox/sdk';
import { fallbacksOf } from '../delivery/fallback.ts';
import { carryNotified, withoutAlert } from '../grouping/carry-notified.ts';
import { groupDueAt } from '../grouping/group-due.ts';
import { matchRoutes } from '../routing/match-routes.ts';
import type { AlertBody } from '../store/index.ts';
import type { SilencesChanged } from '../suppression/suppression-index.ts';
import type { EngineState } from './engine-state.ts';
import type { TrackedAlert } from './known-alerts.ts';
import { type LiveGroup, policyOf } from './live-group.ts';

/** Puts an alert that has just changed into its groups, and notes in them that there is a change to notify of. */
export function placeAlert(
  state: EngineState,
  before: TrackedAlert | undefined,
  alert: TrackedAlert,
  now: number,
): void {
  state.known.set(alert.fingerprint, alert);
  for (const group of alert.groups) {
    group.members.set(alert.fingerprint, alert);
    noteChange(state, group, now);
  }
  if (before === undefined || before.groups === alert.groups) return;
  for (const group of before.groups) {
    if (!alert.groups.includes(group)) leaveGroup(state, group, before, alert.groups, now);
  }
}

/** The groups that an alert with this body belongs to; made where there is none yet. */
export function destinationsOf(state: EngineState, body: AlertBody): readonly LiveGroup[] {
  const routes = matchRoutes(state.config.routes, body);
  const [first, ...more] = routes;
  if (first === undefined) return [];
  if (more.length === 0) return first.to.length === 0 ? [] : state.groups.groupOf(first, body.labels).only;
  return routes.filter((route) => route.to.length > 0).map((route) => state.groups.groupOf(route, body.labels));
}

export function noteChange(state: EngineState, group: LiveGroup, now: number): void {
  if (group.facts.changedAt !== undefined) return;
  group.write({ changedAt: now });
  schedule(state, group, now);
}

export function schedule(state: EngineState, group: LiveGroup, now: number): void {
  state.due.set(group, groupDueAt(group.facts, policyOf(group, state, now), now));
}

/** What an alert silences, inhibits, and frees by its change. */
export function noteSuppression(state: EngineState, alert: TrackedAlert, body: AlertBody, now: number): void {
  const { fingerprint, status } = alert;
  const { suppression } = state;
  const freed = status === 'firing' ? suppression.noteFiring(fingerprint, body) : suppression.noteEnd(fingerprint);
  for (const target of freed) wake(state, target, now);
  const mayBeCoveredAnew = status === 'firing' && alert.arrivedAt < now;
  if (mayBeCoveredAnew && suppression.suppressionOf(fingerprint, now) === 'silence')
    noteSilenced(state, fingerprint, now);
}

/** What hid this alert has ended: its groups are looked at at once. */
export function wake(state: EngineState, fingerprint: Fingerprint, now: number): void {
  for (const group of state.known.get(fingerprint)?.groups ?? []) {
    group.write({ wokenAt: group.facts.wokenAt ?? now });
    schedule(state, group, now);
  }
}

/** A silence covers this alert from now on: its groups note it at once. */
export function noteSilenced(state: EngineState, fingerprint: Fingerprint, now: number): void {
  for (const group of state.known.get(fingerprint)?.groups ?? []) {
    if (group.facts.silencedAt !== undefined || group.facts.notified.size === 0) continue;
    group.write({ silencedAt: now });
    schedule(state, group, now);
  }
}

/** Silences began, or are over. */
export function noteSilences(state: EngineState, { began, ended }: SilencesChanged, now: number): void {
  for (const fingerprint of began) noteSilenced(state, fingerprint, now);
  for (const fingerprint of ended) wake(state, fingerprint, now);
}

/**
 * The alert's labels changed and it belongs elsewhere now. What a channel was notified of moves with it; a channel
 * that loses it is notified of its end here.
 */
function leaveGroup(
  state: EngineState,
  group: LiveGroup,
  before: TrackedAlert,
  to: readonly LiveGroup[],
  now: number,
): void {
  const { fingerprint } = before;
  const notified = new Map(group.facts.notified);
  for (const [channel, record] of group.facts.notified) {
    // Who stands in for a channel of the new group as well will hear of the alert there.
    const heirs = to.filter(
      ({ route }) => route.to.includes(channel) || fallbacksOf(route.to, state.config.channels).has(channel),
    );
    for (const heir of heirs) {
      const brought = carryNotified(fingerprint, record, heir.facts.notified.get(channel));
      if (brought !== undefined) heir.write({ notified: new Map(heir.facts.notified).set(channel, brought) });
    }
    if (heirs.length > 0) notified.set(channel, withoutAlert(record, fingerprint));
  }
  group.write({ notified });
  group.members.set(fingerprint, { ...before, status: 'resolved', moved: true, knownAt: now });
  noteChange(state, group, now);
}
