import { anAlert } from '@signalbox/sdk/testing';
import type FastCheck from 'fast-check';
import { prunedSilencesEndBefore, rememberedSilencesEndAfter } from '../silence-age.ts';
import type { AttemptRecord, EventKind, Store, StoredDelivery } from '../store.ts';
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

/** Runs a command as the engine would: what it refers to is what the store shows now, of deliveries what is `known`. */
export async function runCommand(
  store: Store,
  known: readonly StoredDelivery[],
  command: Exclude<Command, { type: 'reopen' }>,
  now: number,
): Promise<unknown> {
  switch (command.type) {
    case 'append': {
      const events = command.kinds.map((kind, index) => {
        const fingerprint = `f${(command.pick + index) % 4}`;
        const known = store.listEvents({ fingerprint, limit: 3 })[command.pick % 3];
        const id = store.allocateEventIds(1);
        return anEvent({ id, kind, fingerprint, at: now, ...(known === undefined ? {} : { supersedes: known.id }) });
      });
      return store.appendEvents(events);
    }
    case 'skip-numbers':
      return [store.allocateEventIds(command.count), store.allocateDeliveryIds(command.count)];
    case 'refresh': {
      const events = store.listEvents({ limit: 20 });
      const id = events[command.pick % Math.max(events.length, 1)]?.id ?? 1_000;
      const body = command.words === undefined ? {} : { body: aBody(command.words) };
      return store.refreshEvents([{ id, ...(command.expires ? { expiresAt: now + 5 } : {}), ...body }]);
    }
    case 'flush':
      return runFlush(store, known, command, now);
    case 'settle': {
      const deliveries = known.slice(-5);
      const delivery = deliveries[command.pick % Math.max(deliveries.length, 1)]?.id ?? 1_000;
      const over = { ok: 'sent', retry: 'waiting', reject: 'dead', unknown: 'waiting' } as const;
      const state = command.dead ? 'dead' : over[command.outcome];
      const request = { headers: {}, body: `${command.pick}` };
      const attempt = { delivery, startedAt: now - 1, endedAt: now, outcome: command.outcome, state, request };
      return store.settleAttempts([
        command.pick % 2 === 0 ? attempt : { ...attempt, reason: '503', status: 503, notBefore: now + 7 },
      ]);
    }
    case 'generation': {
      const files = [{ path: 'signalbox.yaml', text: `version: ${command.version}` }];
      return store.saveGeneration({ hash: `generation-${command.version}`, at: now, main: 'signalbox.yaml', files });
    }
    case 'silence': {
      const moved = {
        soon: now,
        'about forgotten': rememberedSilencesEndAfter(now),
        'about pruned': prunedSilencesEndBefore(now),
      };
      const endsAt = moved[command.ends] - (command.pick % 20) * 10;
      return store.saveSilence(aSilence({ id: `silence-${command.pick % 4}`, endsAt, updatedAt: now }));
    }
    case 'prune':
      return store.prune(now - command.age, command.limit);
    case 'tidy':
      return store.tidy();
    case 'recover':
      return store.recover();
    case 'wait':
    case 'compare':
      return undefined;
  }
}

function runFlush(
  store: Store,
  known: readonly StoredDelivery[],
  command: Extract<Command, { type: 'flush' }>,
  now: number,
): Promise<void> {
  const group = aGroupRecord({ id: `group-${command.group}`, notifiedAt: now });
  const waiting = known
    .filter(({ state }) => state === 'waiting')
    .map(({ id }) => id)
    .slice(-3)
    .reverse();
  const first = store.allocateDeliveryIds(command.deliveries);
  const deliveries = Array.from({ length: command.deliveries }, (_, index) =>
    aDelivery({
      id: first + index,
      groupId: group.id,
      decidedAt: now,
      generation: `generation-${command.pick % 3}`,
      replaces: index === 0 ? waiting.slice(0, command.pick % 2) : [],
      channel: index === 0 ? 'room' : 'pager',
      snapshot: aSnapshot({
        route: command.pick % 2 === 0 ? 'ops' : 'shop',
        reason: command.pick % 5 === 0 ? 'repeat' : 'new',
        firing: [anAlert({ fingerprint: `f${command.pick % 4}` })],
        suppressed: command.pick % 7 === 0 ? [anAlert({ fingerprint: 'f1' })] : [],
      }),
    }),
  );
  const notice = store.listEvents({ limit: 1 })[0];
  const events =
    notice === undefined || command.pick % 3 > 0
      ? []
      : [anEvent({ ...notice, id: store.allocateEventIds(1), kind: 'told', at: now, supersedes: notice.id })];
  return store.commitFlush({
    ...emptyFlush,
    ...(command.pick % 2 === 0 ? { at: now } : {}),
    groups: command.forget ? [] : [group],
    forgotten: command.forget ? [group.id] : [],
    deliveries,
    superseded: waiting.slice(1, 1 + (command.pick % 2)),
    dead: waiting.slice(2).map((id) => ({ id, reason: 'channel-removed' })),
    events,
  });
}
