import { alertFrom } from '../delivery/notification.ts';
import { groupDueAt } from '../grouping/group-due.ts';
import type { StoredEvent } from '../store/index.ts';
import { silenceCondition } from '../suppression/ad-hoc-silence.ts';
import type { ActiveAlert, LiveSilence, OpenGroup } from './engine-api.ts';
import type { EngineState } from './engine-state.ts';
import type { TrackedAlert } from './known-alerts.ts';
import { type LiveGroup, policyOf } from './live-group.ts';

/** Looks at the running engine for people: nothing here changes anything. */
export function showAlert(state: EngineState, known: TrackedAlert, event: StoredEvent, now: number): ActiveAlert {
  return {
    ...alertFrom(event, known, now),
    startsAt: known.startsAt,
    arrivedAt: known.arrivedAt,
    groups: known.groups.map((group) => group.facts.id),
    silencedBy: state.suppression.silencedBy(known.fingerprint, now),
    inhibitedBy: state.suppression.inhibitedBy(known.fingerprint),
  };
}

export function showGroup(state: EngineState, group: LiveGroup, now: number): OpenGroup {
  const policy = policyOf(group, state, now);
  const members = [...group.members.values()];
  const firing = members.filter((member) => member.status === 'firing');
  const hidden = firing.filter((member) => policy.suppressionOf(member.fingerprint) !== undefined);
  const { id, key, notifiedAt, notified } = group.facts;
  const dueAt = groupDueAt(group.facts, policy, now);
  return {
    id,
    route: group.route.id,
    key,
    firing: firing.length - hidden.length,
    resolved: members.length - firing.length,
    suppressed: hidden.length,
    muted: policy.muteWindow?.isActiveAt(now) ?? false,
    ...(notifiedAt === undefined ? {} : { decidedAt: notifiedAt }),
    ...(dueAt === undefined ? {} : { dueAt }),
    channels: policy.channels.map(({ name }) => {
      const record = notified.get(name);
      const channel = { channel: name, firing: [...(record?.firing.keys() ?? [])] };
      return record === undefined ? channel : { ...channel, decidedAt: record.at };
    }),
    members: members.map((member) => member.fingerprint),
  };
}

export function showSilences(state: EngineState, now: number): readonly LiveSilence[] {
  const planned = state.config.silences.map((silence): LiveSilence => {
    const holds = silence.window.isActiveAt(now);
    const comes = silence.window.nextChangeAt(now) !== undefined;
    return {
      id: silence.id,
      state: holds ? 'active' : comes ? 'pending' : 'expired',
      matchers: silence.matcher.text,
      comment: silence.comment,
      hides: holds ? state.suppression.hides(silence.id) : 0,
    };
  });
  const adHoc = [...state.adHocSilences.values()].map((record): LiveSilence => {
    const { id, startsAt, endsAt, matchers, comment } = record;
    const when = now < startsAt ? 'pending' : now < endsAt ? 'active' : 'expired';
    const hides = when === 'active' ? state.suppression.hides(id) : 0;
    return { id, record, state: when, matchers: silenceCondition(matchers), comment, hides };
  });
  return [...planned, ...adHoc];
}

/** A page of what comes after a key, in the order of keys. Looks at all once, and sorts no more than a few pages. */
export function pageOf<Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string,
  { after = '', limit }: { readonly after?: string; readonly limit: number },
): readonly Item[] {
  const byKey = (a: Item, b: Item) => (keyOf(a) < keyOf(b) ? -1 : 1);
  let page: Item[] = [];
  let last: string | undefined;
  for (const item of items) {
    const key = keyOf(item);
    if (key <= after || (last !== undefined && key > last)) continue;
    page.push(item);
    if (page.length < limit * 4) continue;
    page = page.sort(byKey).slice(0, limit);
    const end = page.at(-1);
    last = end && keyOf(end);
  }
  return page.sort(byKey).slice(0, limit);
}
