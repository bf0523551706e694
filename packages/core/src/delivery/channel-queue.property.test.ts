import { ok, reject, retry } from '@signalbox/sdk';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeliveryHead } from '../store/index.ts';
import { aHead } from '../testing/delivery-builders.ts';
import { ChannelQueue } from './channel-queue.ts';
import type { AttemptEnd } from './next-attempt.ts';

const GROUPS = ['a', 'b', 'c'];
const LIMITS = { concurrency: 2, rateLimit: { count: 3, perMs: 50 } };

type Step =
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'decide'; readonly group: string }
  /** The store has settled the result that it has had longest. */
  | { readonly do: 'settle' }
  /** The attempt that has been under way longest ends so. */
  | { readonly do: 'end'; readonly how: 'ok' | 'reject' | 'retry' | 'limited' | 'silent' };

const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 400 }) }),
    fc.record({ do: fc.constant('decide' as const), group: fc.constantFrom(...GROUPS) }),
    fc.record({ do: fc.constant('settle' as const) }),
    fc.record({
      do: fc.constant('end' as const),
      how: fc.constantFrom('ok' as const, 'reject' as const, 'retry' as const, 'limited' as const, 'silent' as const),
    }),
  ),
  { maxLength: 80 },
);

interface Sent {
  readonly id: number;
  readonly group: string;
  readonly at: number;
}

/** Plays steps as a runner does: asks after each for all that may go, and at every time that the queue names. */
function play(list: readonly Step[]): {
  readonly sent: readonly Sent[];
  readonly settled: ReadonlySet<number>;
  readonly decided: number;
} {
  const queue = new ChannelQueue();
  const flying: DeliveryHead[] = [];
  const answered: { readonly head: DeliveryHead; readonly isOver: boolean }[] = [];
  const sent: Sent[] = [];
  const settled = new Set<number>();
  let decided = 0;
  let now = 0;
  const pump = (): number | undefined => {
    for (;;) {
      const job = queue.next(LIMITS, now);
      if (job.type === 'idle') return undefined;
      if (job.type === 'wait') {
        expect(job.until).toBeGreaterThan(now);
        return job.until;
      }
      const underWay = [...flying, ...answered.map(({ head }) => head)];
      expect(underWay.map(({ groupId }) => groupId)).not.toContain(job.head.groupId);
      flying.push(job.head);
      expect(flying.length).toBeLessThanOrEqual(LIMITS.concurrency);
      expect(queue.inFlight).toBe(flying.length);
      sent.push({ id: job.head.id, group: job.head.groupId, at: now });
    }
  };
  const pass = (until: number) => {
    for (let next = pump(); next !== undefined && next <= until; next = pump()) now = next;
    now = until;
    pump();
  };
  const decide = (groupId: string) => {
    const older = queue.takeWaiting(groupId);
    if (older !== undefined) settled.add(older.id);
    decided += 1;
    queue.put(aHead({ id: decided, groupId, waitingSince: now }));
  };
  const end = (how: Extract<Step, { do: 'end' }>['how']) => {
    const head = flying.shift();
    if (head === undefined) return;
    const ends: Readonly<Record<typeof how, AttemptEnd>> = {
      ok,
      reject: reject('no'),
      retry: retry('down'),
      limited: retry('limited', now + 120),
      silent: { type: 'no-answer', reason: 'silent', maybeArrived: true },
    };
    queue.noteTarget(ends[how], now);
    queue.answered(head);
    answered.push({ head, isOver: how === 'ok' || how === 'reject' });
  };
  const settle = () => {
    const result = answered.shift();
    if (result === undefined) return;
    const { head, isOver } = result;
    const newer = isOver ? undefined : queue.takeWaiting(head.groupId);
    queue.complete(head);
    if (isOver) settled.add(head.id);
    else if (newer === undefined) queue.put({ ...head, notBefore: now + 70 });
    else {
      settled.add(head.id);
      queue.put(newer);
    }
  };
  for (const step of list) {
    if (step.do === 'decide') decide(step.group);
    else if (step.do === 'end') end(step.how);
    else if (step.do === 'settle') settle();
    pass(step.do === 'wait' ? now + step.ms : now);
  }
  // From here on the target takes everything.
  for (let round = 0; round < 4 * (decided + 4); round += 1) {
    end('ok');
    settle();
    pass(now + 50_000);
  }
  return { sent, settled, decided };
}

const check = (property: (played: ReturnType<typeof play>) => void) =>
  fc.assert(
    fc.property(steps, (list) => property(play(list))),
    { seed: 20261123, numRuns: 60 },
  );

describe('a channel, whatever its target does', () => {
  it('sends all that was decided in the end', () => {
    check(({ settled, decided }) => {
      expect([...settled].sort((one, other) => one - other)).toEqual(
        Array.from({ length: decided }, (_, at) => at + 1),
      );
    });
  });

  it('sends nothing of a group after something newer of it', () => {
    check(({ sent }) => {
      for (const group of GROUPS) {
        const ids = sent.filter((one) => one.group === group).map(({ id }) => id);
        expect(ids).toEqual([...ids].sort((one, other) => one - other));
      }
    });
  });

  it('never sends more than its rate limit', () => {
    check(({ sent }) => {
      for (const { at } of sent) {
        const within = sent.filter((other) => at <= other.at && other.at < at + LIMITS.rateLimit.perMs);
        expect(within.length).toBeLessThanOrEqual(LIMITS.rateLimit.count);
      }
    });
  });
});
