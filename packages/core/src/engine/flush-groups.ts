import { originOf } from '../delivery/fallback-snapshot.ts';
import { mergeWaiting } from '../delivery/merge-waiting.ts';
import { snapshotOf } from '../delivery/notification.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { GroupStep, Member } from '../grouping/group.ts';
import { lookAtGroup } from '../grouping/look-at-group.ts';
import type { Flush, GroupRecord, NewDelivery, NewEvent } from '../store/index.ts';
import { followingEvent } from './end-alerts.ts';
import type { EngineState } from './engine-state.ts';
import { fallbackFromOf } from './fallback-from.ts';
import { NO_GROUPS } from './known-alerts.ts';
import { type LiveGroup, policyOf } from './live-group.ts';
import { schedule } from './place-alert.ts';

/** Groups that are looked at in one turn of the event loop: the rest of a crowd waits for the next one. */
export const GROUPS_A_TURN = 250;

/** Decides for the groups that are due, and takes what follows into memory. The flush makes it durable. */
export function flushDueGroups(state: EngineState, outbox: Outbox, now: number): Flush | undefined {
  const decided = state.due.take(now, GROUPS_A_TURN).map((group) => {
    const policy = policyOf(group, state, now, (channel) => outbox.isUnsent(channel, group.facts.id));
    return { group, step: lookAtGroup(group.facts, policy, now) };
  });
  if (decided.length === 0) return undefined;
  const deliveries = decided.flatMap(({ group, step }) => makeDeliveries(state, outbox, group, step, now));
  const ends: NewEvent[] = [];
  const groups: GroupRecord[] = [];
  const forgotten: string[] = [];
  for (const { group, step } of decided) {
    const wasKept = group.facts.notifiedAt !== undefined || group.facts.notified.size > 0;
    ends.push(...removeLeaving(state, group, step.leaving, now));
    if (step.group === undefined) {
      forget(state, group);
      if (wasKept) forgotten.push(group.facts.id);
      continue;
    }
    const changed = step.notify.length > 0 || hasNewRecord(group, step);
    group.take(step.group);
    if (changed) groups.push(group.record());
    schedule(state, group, now);
  }
  if (groups.length + forgotten.length + deliveries.length + ends.length === 0) return undefined;
  return { groups, forgotten, deliveries, superseded: [], events: ends };
}

function makeDeliveries(
  state: EngineState,
  outbox: Outbox,
  group: LiveGroup,
  step: GroupStep,
  now: number,
): NewDelivery[] {
  return step.notify.map((notify) => {
    const about = { id: group.facts.id, key: group.facts.key, route: group.route.id };
    const decided = snapshotOf(about, notify);
    const waiting = outbox.takeWaiting(notify.channel, group.facts.id);
    const snapshot = waiting === undefined ? decided : mergeWaiting(decided, waiting.snapshot);
    const delivery: NewDelivery = {
      id: state.store.allocateDeliveryIds(1),
      channel: notify.channel,
      groupId: group.facts.id,
      decidedAt: now,
      replaces: waiting === undefined ? [] : [waiting.id],
      waitingSince: waiting?.waitingSince ?? now,
      ...fallbackFromOf(notify, step.notify, waiting, state.config.channels, now),
      generation: state.config.hash,
      ...originOf(snapshot),
      snapshot,
    };
    outbox.add(delivery);
    return delivery;
  });
}

function hasNewRecord(group: LiveGroup, step: GroupStep): boolean {
  for (const [channel, notified] of step.group?.notified ?? [])
    if (group.facts.notified.get(channel) !== notified) return true;
  return false;
}

/** Members whose end was notified leave; a notice leaves once it was notified, and is no alert any more. */
function removeLeaving(state: EngineState, group: LiveGroup, leaving: readonly Member[], now: number): NewEvent[] {
  const events: NewEvent[] = [];
  for (const member of leaving) {
    group.members.delete(member.fingerprint);
    if (member.moved) continue;
    const known = state.known.get(member.fingerprint);
    if (known === undefined) continue;
    const groups = known.groups.filter((other) => other !== group);
    state.known.set(member.fingerprint, { ...known, groups: groups.length === 0 ? NO_GROUPS : groups });
    if (member.notice && groups.length === 0) {
      events.push(followingEvent(state, known, 'told', now));
      state.known.delete(member.fingerprint);
      state.suppression.forget(member.fingerprint);
      state.suppression.noteEnd(member.fingerprint);
    }
  }
  return events;
}

function forget(state: EngineState, group: LiveGroup): void {
  for (const { fingerprint } of group.members.values()) {
    const known = state.known.get(fingerprint);
    if (known === undefined) continue;
    state.known.set(fingerprint, { ...known, groups: known.groups.filter((other) => other !== group) });
  }
  state.groups.remove(group);
  state.due.set(group, undefined);
}
