import { unnotifiedChanges } from '../grouping/decide-notification.ts';
import { endedSuppressed } from '../grouping/ended-suppressed.ts';
import { noteSuppressed } from '../grouping/note-suppressed.ts';
import { matchRoutes } from '../routing/match-routes.ts';
import type { AlertBody, GroupRecord } from '../store/index.ts';
import type { EventWithBody } from './alert-sweep.ts';
import type { EngineState } from './engine-state.ts';
import { KeptRecords } from './kept-records.ts';
import { NO_GROUPS, type TrackedAlert } from './known-alerts.ts';
import { type LiveGroup, policyOf } from './live-group.ts';
import { destinationsOf, schedule } from './place-alert.ts';

/** What the labels of an alert decide: where it belongs. */
export interface Placement {
  readonly groups: readonly LiveGroup[];
  /** It ended, and nothing had been known of it. */
  readonly isUnknown: boolean;
  /** Where it waits if it belongs nowhere, but some channel knows of it. */
  readonly pendingResolveGroup?: () => LiveGroup;
}

export function placementOf(state: EngineState, { kind, body }: EventWithBody): Placement {
  const groups = destinationsOf(state, body);
  const isUnknown = kind === 'unknown-resolved';
  if (groups.length > 0) return { groups, isUnknown };
  return { groups, isUnknown, pendingResolveGroup: () => pendingResolveGroup(state, body) };
}

/**
 * Puts every known alert into the groups that the live configuration gives it, after a start or a reload. What a
 * channel was notified of moves with the alert: a group that is still at its place goes on as it was, and a channel
 * that another group notifies as well keeps its record.
 */
export class GroupRebuild {
  readonly #state: EngineState;
  readonly #records: KeptRecords;

  constructor(state: EngineState, kept: readonly GroupRecord[]) {
    this.#state = state;
    this.#records = new KeptRecords(kept);
  }

  /** Puts one alert into its groups, and makes it known. */
  place(alert: TrackedAlert, { groups: all, isUnknown, pendingResolveGroup }: Placement): void {
    const records = this.#records;
    const notifiers = records.notifiersOf(alert.fingerprint);
    const isOver = alert.status === 'resolved';
    const isNobodys = isOver && notifiers.length === 0 && (isUnknown || records.isEmpty);
    const groups = isNobodys
      ? NO_GROUPS
      : all.filter((group) => !isOver || notifiers.length > 0 || this.#isListed(group, alert));
    const homes =
      groups.length === 0 && notifiers.length > 0 && pendingResolveGroup !== undefined
        ? [pendingResolveGroup()]
        : groups;
    const placed: TrackedAlert = { ...alert, groups: homes.length === 0 ? NO_GROUPS : homes };
    this.#state.known.set(alert.fingerprint, placed);
    for (const group of homes) {
      records.takeUp(this.#state, group, notifiers[0]);
      records.bring(group, notifiers, alert.fingerprint, homes);
      group.members.set(alert.fingerprint, placed);
    }
  }

  /** It came and went since the group's last message, and nothing suppressed it when it went. */
  #isListed(group: LiveGroup, alert: TrackedAlert): boolean {
    return this.#records.isNewsTo(group, alert) && !endedSuppressed(alert, { route: group.route.id });
  }

  /** Every alert was placed: notes in the groups what is still to be notified. */
  finish(now: number): void {
    const state = this.#state;
    for (const group of [...state.groups.all()]) {
      if (group.members.size === 0) {
        state.groups.remove(group);
        continue;
      }
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
}

/** Where an alert that no route takes to a channel any more waits, until the channels that know of it heard its end. */
function pendingResolveGroup(state: EngineState, body: AlertBody): LiveGroup {
  const [route = state.config.routes.unmatched] = matchRoutes(state.config.routes, body);
  return state.groups.groupOf(route, body.labels);
}
