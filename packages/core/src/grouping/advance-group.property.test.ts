import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advanceGroup } from './advance-group.ts';
import type { Group, GroupPolicy, Member, Notify } from './group.ts';
import { groupDueAt } from './group-due.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const POLICY: GroupPolicy = {
  route: 'route',
  groupWaitMs: 30_000,
  groupIntervalMs: 5 * MINUTE,
  repeatIntervalMs: HOUR,
  channels: [
    { name: 'room', sendResolved: true, unsent: false },
    { name: 'pager', sendResolved: false, unsent: false },
  ],
  suppressionOf: () => undefined,
};
const END = 12 * HOUR;

type Moment = { readonly at: number; readonly name: string; readonly fires: boolean; readonly severity: string };

const moments = fc
  .array(
    fc.record({
      at: fc.oneof(fc.integer({ min: 0, max: 20 * MINUTE }), fc.integer({ min: 0, max: 8 * HOUR })),
      name: fc.constantFrom('a', 'b', 'c'),
      fires: fc.boolean(),
      severity: fc.constantFrom('warning', 'critical'),
    }),
    { maxLength: 30 },
  )
  .map((list) => [...list].sort((a, b) => a.at - b.at));

interface Said extends Notify {
  readonly at: number;
}

/** Plays a timeline against the state machine, looking at the group exactly when it is due. */
function play(timeline: readonly Moment[]): { readonly said: readonly Said[]; readonly firing: Map<string, number> } {
  let group: Group | undefined;
  let runs = 0;
  const said: Said[] = [];
  const firing = new Map<string, number>();
  const runDue = (until: number) => {
    for (;;) {
      if (group === undefined) return;
      const due = groupDueAt(group, POLICY, until);
      if (due === undefined || due > until) return;
      const step = advanceGroup(group, POLICY, due);
      said.push(...step.notify.map((notify) => ({ ...notify, at: due })));
      const members = new Map(group.members);
      for (const { fingerprint } of step.leaving) members.delete(fingerprint);
      group = step.group && { ...step.group, members };
    }
  };
  for (const moment of timeline) {
    runDue(moment.at);
    const { name, at, fires, severity } = moment;
    const known = firing.has(name);
    if (fires) firing.set(name, firing.get(name) ?? at);
    else firing.delete(name);
    const before: Member | undefined = group?.members.get(name);
    const isNews = fires ? before?.status !== 'firing' || before.severity !== severity : known;
    if (!isNews) continue;
    runs += 1;
    const member: Member = {
      fingerprint: name,
      eventId: runs,
      status: fires ? 'firing' : 'resolved',
      severity: fires ? severity : (before?.severity ?? severity),
      arrivedAt: at,
      knownAt: at,
      notice: undefined,
      endedUnder: undefined,
    };
    const facts: Group = group ?? { id: `group${runs}`, key: {}, members: new Map(), notified: new Map() };
    group = { ...facts, members: new Map(facts.members).set(name, member), changedAt: facts.changedAt ?? at };
  }
  runDue(END);
  return { said, firing };
}

const check = (property: (timeline: readonly Moment[]) => void) =>
  fc.assert(fc.property(moments, property), { seed: 20261123, numRuns: 500 });

const heardBy = (said: readonly Said[], channel: string) => said.filter((notify) => notify.channel === channel);

describe('a group, whatever happens', () => {
  it('never says the same twice within repeatInterval, unless it was over in between', () => {
    check((timeline) => {
      const delivered = heardBy(play(timeline).said, 'room');
      for (const [index, next] of delivered.entries()) {
        const previous = delivered[index - 1];
        if (previous?.contentHash === next.contentHash) expect(next.at - previous.at).toBeGreaterThanOrEqual(HOUR);
      }
    });
  });

  it('tells who was told "firing" that it resolved', () => {
    check((timeline) => {
      const { said, firing } = play(timeline);
      const believed = new Set<string>();
      for (const notify of heardBy(said, 'room')) {
        for (const { fingerprint } of notify.firing) believed.add(fingerprint);
        for (const { fingerprint } of notify.resolved) believed.delete(fingerprint);
      }
      expect([...believed].sort()).toEqual([...firing.keys()].sort());
    });
  });

  it('leaves nothing untold that fires longer than both intervals', () => {
    check((timeline) => {
      const { said, firing } = play(timeline);
      for (const channel of ['room', 'pager']) {
        const delivered = heardBy(said, channel);
        for (const [name, since] of firing) {
          const notified = delivered.find(
            (notify) => notify.at >= since && notify.firing.some((a) => a.fingerprint === name),
          );
          const lastWord = delivered
            .findLast((notify) => notify.at < since)
            ?.firing.some((a) => a.fingerprint === name);
          if (!lastWord) expect(notified?.at).toBeLessThanOrEqual(since + 30_000 + 5 * MINUTE);
        }
      }
    });
  });

  it('keeps groupInterval between two messages to a channel', () => {
    check((timeline) => {
      const groups = Map.groupBy(heardBy(play(timeline).said, 'room'), (notify) => notify.thread);
      for (const delivered of groups.values()) {
        for (const [index, next] of delivered.entries()) {
          const previous = delivered[index - 1];
          if (previous !== undefined) expect(next.at - previous.at).toBeGreaterThanOrEqual(5 * MINUTE);
        }
      }
    });
  });

  it('says nothing of ends to a channel that does not want them', () => {
    check((timeline) => {
      for (const { resolved } of heardBy(play(timeline).said, 'pager')) expect(resolved).toEqual([]);
    });
  });

  it('repeats what fires on, no later than repeatInterval after the last word', () => {
    check((timeline) => {
      const { said, firing } = play(timeline);
      if (firing.size === 0) return;
      const last = heardBy(said, 'room').at(-1);
      expect(last && END - last.at).toBeLessThanOrEqual(HOUR);
    });
  });
});
