/**
 * Transitions of the group's state machine a second, on one core: an alert changes, the due time is asked for, the
 * group is judged. `node packages/bench/dist/state-machine.js`
 */
import { advanceGroup, type Group, type GroupPolicy, groupDueAt, type Member } from '@signalbox/core';
import { row } from './measured.ts';

const POLICY: GroupPolicy = {
  route: 'route',
  groupWaitMs: 30_000,
  groupIntervalMs: 300_000,
  repeatIntervalMs: 14_400_000,
  channels: [{ name: 'room', sendResolved: true, unsent: false }],
  suppressionOf: () => undefined,
};

function aMember(fingerprint: string, at: number, status: Member['status']): Member {
  const facts = { severity: 'warning', arrivedAt: at, knownAt: at, notice: undefined, endedUnder: undefined };
  return { fingerprint, eventId: at, status, ...facts };
}

/** Alerts of a small group come and go; each change and each look is a transition. */
function transitionsPerSecond(rounds: number): number {
  let group: Group = { id: 'group', key: {}, members: new Map(), notified: new Map() };
  let transitions = 0;
  let now = 0;
  const began = performance.now();
  for (let round = 0; round < rounds; round++) {
    const name = `alert-${round % 5}`;
    const members = new Map(group.members).set(name, aMember(name, now, round % 10 < 5 ? 'firing' : 'resolved'));
    group = { ...group, members, changedAt: group.changedAt ?? now };
    const due = groupDueAt(group, POLICY, now) ?? now;
    now = Math.max(now, due);
    const step = advanceGroup(group, POLICY, now);
    const left = new Map(members);
    for (const member of step.leaving) left.delete(member.fingerprint);
    group =
      step.group === undefined
        ? { id: 'group', key: {}, members: new Map(), notified: new Map() }
        : { ...step.group, members: left };
    transitions += 2;
  }
  return transitions / ((performance.now() - began) / 1000);
}

transitionsPerSecond(50_000);
const figures = Array.from({ length: 5 }, () => transitionsPerSecond(200_000));
process.stdout.write(`${row('state machine', figures, 'transitions/s')}\n`);
