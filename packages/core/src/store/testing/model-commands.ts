import type FastCheck from 'fast-check';
import type { MemoryState } from '../memory-state.ts';
import { prunedSilencesEndBefore, rememberedSilencesEndAfter } from '../silence-age.ts';
import type { AttemptRecord, EventKind, NewEvent, Store, StoredDelivery } from '../store.ts';
import { aBody, aDelivery, aGroupRecord, anEvent, aSilence, aSnapshot, emptyFlush } from './builders.ts';

/** `pick` chooses among what is there when the command runs. */
export type Command =
  | { readonly type: 'append'; readonly kinds: readonly EventKind[]; readonly pick: number }
  | { readonly type: 'skip-numbers'; readonly count: number }
  | { readonly type: 'refresh'; readonly pick: number; readonly expires: boolean; readonly words: string | undefined }
  | {
      readonly type: 'flush';
      readonly group: number;
      readonly deliveries: number;
      readonly pick: number;
      readonly forget: boolean;
    }
  | {
      readonly type: 'settle';
      readonly pick: number;
      readonly outcome: AttemptRecord['outcome'];
      readonly dead: boolean;
    }
  | { readonly type: 'generation'; readonly version: number }
  | { readonly type: 'silence'; readonly pick: number; readonly ends: 'soon' | 'about forgotten' | 'about pruned' }
  | { readonly type: 'prune'; readonly age: number; readonly limit: number }
  | { readonly type: 'tidy' | 'recover' | 'wait' | 'compare' | 'reopen' };

const KINDS: readonly EventKind[] = [
  'new',
  'changed',
  'resolved',
  'expired',
  'ended',
  'told',
  'stale',
  'unknown-resolved',
];

export function commands(fc: typeof FastCheck): FastCheck.Arbitrary<readonly Command[]> {
  const pick = fc.nat(1_000);
  const plain = (type: 'tidy' | 'recover' | 'wait' | 'compare' | 'reopen') => fc.constant({ type } as const);
  const command: FastCheck.Arbitrary<Command> = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        type: fc.constant('append' as const),
        kinds: fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 3 }),
        pick,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constant('skip-numbers' as const), count: fc.integer({ min: 1, max: 3 }) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('refresh' as const),
        pick,
        expires: fc.boolean(),
        words: fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constant('flush' as const),
        group: fc.nat(3),
        deliveries: fc.nat(2),
        pick,
        forget: fc.boolean(),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constant('settle' as const),
        pick,
        outcome: fc.constantFrom('ok', 'retry', 'reject', 'unknown'),
        dead: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('generation' as const), version: fc.nat(2) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('silence' as const),
        pick,
        ends: fc.constantFrom('soon', 'about forgotten', 'about pruned'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('prune' as const),
        age: fc.nat(300),
        limit: fc.integer({ min: 1, max: 5 }),
      }),
    },
    { weight: 2, arbitrary: plain('tidy') },
    { weight: 1, arbitrary: plain('recover') },
    { weight: 3, arbitrary: plain('wait') },
    { weight: 1, arbitrary: plain('compare') },
    { weight: 2, arbitrary: plain('reopen') },
  );
  return fc.array(command, { maxLength: 60, size: 'max' });
}

type Operation = (store: Store) => Promise<unknown>;

/** What a command does, to any store: what it refers to is what the model has now. */
export function planCommand({ events, deliveries }: MemoryState, command: Command, now: number): Operation {
  switch (command.type) {
    case 'append':
      return planAppend(events, command, now);
    case 'skip-numbers':
      return async (store) => [store.allocateEventIds(command.count), store.allocateDeliveryIds(command.count)];
    case 'refresh': {
      const newest = [...events.keys()].reverse().slice(0, 20);
      const id = newest[command.pick % Math.max(newest.length, 1)] ?? 1_000;
      const body = command.words === undefined ? {} : { body: aBody(command.words) };
      return (store) => store.refreshEvents([{ id, ...(command.expires ? { expiresAt: now + 5 } : {}), ...body }]);
    }
    case 'flush':
      return planFlush(events, [...deliveries.values()], command, now);
    case 'settle': {
      const newest = [...deliveries.keys()].reverse().slice(0, 5);
      const delivery = newest[command.pick % Math.max(newest.length, 1)] ?? 1_000;
      const over = { ok: 'sent', retry: 'waiting', reject: 'dead', unknown: 'waiting' } as const;
      const state = command.dead ? 'dead' : over[command.outcome];
      const request = { headers: {}, body: `${command.pick}` };
      const attempt = { delivery, startedAt: now - 1, endedAt: now, outcome: command.outcome, state, request };
      const settled = command.pick % 2 === 0 ? attempt : { ...attempt, reason: '503', status: 503, notBefore: now + 7 };
      return (store) => store.settleAttempts([settled]);
    }
    case 'generation': {
      const files = [{ path: 'signalbox.yaml', text: `version: ${command.version}` }];
      const generation = { hash: `generation-${command.version}`, at: now, main: 'signalbox.yaml', files };
      return (store) => store.saveGeneration(generation);
    }
    case 'silence': {
      const moved = {
        soon: now,
        'about forgotten': rememberedSilencesEndAfter(now),
        'about pruned': prunedSilencesEndBefore(now),
      };
      const endsAt = moved[command.ends] - (command.pick % 20) * 10;
      const silence = aSilence({ id: `silence-${command.pick % 4}`, endsAt, updatedAt: now });
      return (store) => store.saveSilence(silence);
    }
    case 'prune':
      return (store) => store.prune(now - command.age, command.limit);
    case 'tidy':
      return (store) => store.tidy();
    case 'recover':
      return (store) => store.recover();
    case 'wait':
    case 'compare':
    case 'reopen':
      return async () => undefined;
  }
}

function planAppend(
  events: MemoryState['events'],
  { kinds, pick }: Extract<Command, { type: 'append' }>,
  now: number,
): Operation {
  const planned = kinds.map((kind, index) => {
    const fingerprint = `f${(pick + index) % 4}`;
    const newest = [...events.values()].filter((event) => event.fingerprint === fingerprint).reverse();
    return { kind, fingerprint, known: newest.slice(0, 3)[pick % 3], inherits: (pick + index) % 5 };
  });
  return (store) =>
    store.appendEvents(
      planned.map(({ kind, fingerprint, known, inherits }): NewEvent => {
        const event = anEvent({ id: store.allocateEventIds(1), kind, fingerprint, at: now });
        if (known === undefined) return event;
        const { body, ...head } = { ...event, supersedes: known.id };
        if (inherits === 0) return head;
        return inherits === 1 ? { ...head, body: { annotations: body.annotations } } : { ...head, body };
      }),
    );
}

function planFlush(
  events: MemoryState['events'],
  all: readonly StoredDelivery[],
  command: Extract<Command, { type: 'flush' }>,
  now: number,
): Operation {
  const { pick } = command;
  const group = aGroupRecord({ id: `group-${command.group}`, notifiedAt: now });
  const waiting = all
    .filter(({ state }) => state === 'waiting')
    .map(({ id }) => id)
    .slice(-3)
    .reverse();
  const newest = [...events.values()].reverse().slice(0, 8);
  const told = newest[pick % Math.max(newest.length, 1)];
  const listed = told === undefined ? [] : [{ eventId: told.id, fingerprint: told.fingerprint }];
  const snapshot = aSnapshot({
    route: pick % 2 === 0 ? 'ops' : 'shop',
    reason: pick % 5 === 0 ? 'repeat' : 'new',
    firing: listed,
    suppressed: pick % 7 === 0 ? listed : [],
  });
  const notice = pick % 3 > 0 ? undefined : newest[0];
  return (store) => {
    const first = store.allocateDeliveryIds(command.deliveries);
    return store.commitFlush({
      ...emptyFlush,
      ...(pick % 2 === 0 ? { at: now } : {}),
      groups: command.forget ? [] : [group],
      forgotten: command.forget ? [group.id] : [],
      deliveries: Array.from({ length: command.deliveries }, (_, index) =>
        aDelivery({
          id: first + index,
          groupId: group.id,
          decidedAt: now,
          generation: `generation-${pick % 3}`,
          replaces: index === 0 ? waiting.slice(0, pick % 2) : [],
          channel: index === 0 ? 'room' : 'pager',
          ...(pick % 3 === 0 ? {} : { fallbackFrom: now }),
          snapshot,
        }),
      ),
      superseded: waiting.slice(1, 1 + (pick % 2)),
      steppedIn: waiting.slice(0, pick % 2),
      dead: waiting.slice(2).map((id) => ({ id, reason: 'channel-removed' })),
      events:
        notice === undefined
          ? []
          : [anEvent({ ...notice, id: store.allocateEventIds(1), kind: 'told', at: now, supersedes: notice.id })],
    });
  };
}
