import { unnotifiedChanges } from '../grouping/decide-notification.ts';
import { endedSuppressed } from '../grouping/ended-suppressed.ts';
import { noteSuppressed } from '../grouping/note-suppressed.ts';
import { matchRoutes } from '../routing/match-routes.ts';
import type { AlertBody, GroupRecord, StoredEvent } from '../store/index.ts';
import type { EngineState } from './engine-state.ts';
import { KeptRecords } from './kept-records.ts';
import { NO_GROUPS, type TrackedAlert } from './known-alerts.ts';
import { type LiveGroup, policyOf } from './live-group.ts';
import { destinationsOf, schedule } from './place-alert.ts';

/**
 * Puts every known alert into the groups that the live configuration gives it, after a start or a reload. What a
 * channel was notified of moves with the alert: a group that is still at its place goes on as it was, and a channel
 * that another group notifies as well keeps its record.
 */
export function rebuildGroups(
  state: EngineState,
  kept: readonly GroupRecord[],
  alerts: Iterable<{ readonly alert: TrackedAlert; readonly event: Pick<StoredEvent, 'kind' | 'body'> }>,
  now: number,
): void {
  const records = new KeptRecords(kept);
  for (const { alert, event } of alerts) {
    const notifiers = records.notifiersOf(alert.fingerprint);
    if (alert.status === 'firing') state.suppression.noteFiring(alert.fingerprint, event.body);
    const isOver = alert.status === 'resolved';
    if (isOver && notifiers.length === 0 && (event.kind === 'unknown-resolved' || records.isEmpty)) continue;
    const groups = destinationsOf(state, event.body).filter((group) => {
      const isListed = records.isNewsTo(group, alert) && !endedSuppressed(alert, { route: group.route.id });
      const belongs = !isOver || notifiers.length > 0 || isListed;
      if (!belongs && group.members.size === 0) state.groups.remove(group);
      return belongs;
    });
    const homes = groups.length === 0 && notifiers.length > 0 ? [pendingResolveGroup(state, event.body)] : groups;
    const placed: TrackedAlert = { ...alert, groups: homes.length === 0 ? NO_GROUPS : homes };
    state.known.set(alert.fingerprint, placed);
    for (const group of homes) {
      records.takeUp(state, group, notifiers[0]);
      records.bring(group, notifiers, alert.fingerprint, homes);
      group.members.set(alert.fingerprint, placed);
    }
  }
  for (const group of state.groups.all()) {
    const policy = policyOf(group, state, now);
    group.take(noteSuppressed(group.facts, policy, now));
    const changes = policy.channels.map((channel) => unnotifiedChanges(group.facts, channel, policy));
    const since = changes.map((change) => change.since).filter((at) => at !== undefined);
    group.write({
      ...(since.length > 0 ? { changedAt: Math.min(...since) } : {}),
      ...(changes.some(({ isWoken }) => isWoken) ? { wokenAt: now } : {}),
      ...(policy.muteWindow?.isActiveAt(now) ? { mutedAt: now } : {}),
    });
    schedule(state, group, now);
  }
}

/** Where an alert that no route takes to a channel any more waits, until the channels that know of it heard its end. */
function pendingResolveGroup(state: EngineState, body: AlertBody): LiveGroup {
  const [route = state.config.routes.unmatched] = matchRoutes(state.config.routes, body);
  return state.groups.groupOf(route, body.labels);
}
