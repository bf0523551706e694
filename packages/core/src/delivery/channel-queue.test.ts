import { ok, reject, retry } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import type { DeliveryHead } from '../store/index.ts';
import { aHead } from '../testing/delivery-builders.ts';
import { ChannelQueue, type NextJob } from './channel-queue.ts';
import type { AttemptEnd } from './next-attempt.ts';
import type { RateLimit } from './rate-limit.ts';

const NOW = 10_000;
const noAnswer: AttemptEnd = { type: 'no-answer', reason: 'silent', maybeArrived: false };
const down = retry('down');

interface Limits {
  readonly concurrency: number;
  readonly rateLimit?: RateLimit;
}
const FOUR: Limits = { concurrency: 4 };
const ONE: Limits = { concurrency: 1 };

/** Delivery `id` of a group of its own. */
const head = (id: number, given: Partial<DeliveryHead> = {}) => aHead({ id, groupId: `g${id}`, ...given });

function aQueue(...heads: readonly DeliveryHead[]): ChannelQueue {
  const queue = new ChannelQueue();
  for (const each of heads) queue.put(each);
  return queue;
}

/** What the queue says: `3` for a job of delivery 3, else until when it waits, or that it is idle. */
function said(job: NextJob): string {
  switch (job.type) {
    case 'job':
      return `${job.head.id}`;
    case 'wait':
      return `until ${job.until}`;
    case 'idle':
      return 'idle';
  }
}

/** All that it gives until it gives no more. */
function drain(queue: ChannelQueue, limits = FOUR, now = NOW): readonly string[] {
  const answers: string[] = [];
  for (;;) {
    const job = queue.next(limits, now);
    answers.push(said(job));
    if (job.type !== 'job') return answers;
  }
}

function fail(queue: ChannelQueue, times: number, now = NOW): void {
  for (let count = 0; count < times; count += 1) queue.noteTarget(down, now);
}

describe('the queue of a channel', () => {
  it('is idle without anything to send', () => {
    expect(drain(aQueue())).toEqual(['idle']);
  });

  it('gives what waits in the order in which it came', () => {
    expect(drain(aQueue(head(2), head(1), head(3)))).toEqual(['2', '1', '3', 'idle']);
  });

  it('gives the delivery as it is', () => {
    const given = head(1, { attempts: 3, maybeArrived: true });
    expect(aQueue(given).next(FOUR, NOW)).toEqual({ type: 'job', head: given });
  });

  it('gives no more at once than the channel takes, and the next one when one is complete', () => {
    const queue = aQueue(head(1), head(2), head(3));
    expect(drain(queue, { concurrency: 2 })).toEqual(['1', '2', 'idle']);
    expect([queue.waiting, queue.inFlight]).toEqual([1, 2]);
    queue.complete(head(1));
    expect([queue.waiting, queue.inFlight]).toEqual([1, 1]);
    expect(drain(queue, { concurrency: 2 })).toEqual(['3', 'idle']);
  });

  it('has one delivery of a group in flight at most', () => {
    const queue = aQueue(head(1, { groupId: 'g' }));
    expect(drain(queue)).toEqual(['1', 'idle']);
    queue.put(head(2, { groupId: 'g' }));
    queue.put(head(3));
    expect(drain(queue)).toEqual(['3', 'idle']);
    queue.complete(head(1, { groupId: 'g' }));
    expect(drain(queue)).toEqual(['2', 'idle']);
  });

  it('has a place free once an attempt is answered, but not for its group', () => {
    const group = { groupId: 'g' };
    const queue = aQueue(head(1, group));
    expect(drain(queue, ONE)).toEqual(['1', 'idle']);
    queue.answered(head(1, group));
    queue.put(head(2, group));
    queue.put(head(3));
    expect(drain(queue, ONE)).toEqual(['3', 'idle']);
    queue.complete(head(3));
    expect(drain(queue, ONE)).toEqual(['idle']);
    queue.complete(head(1, group));
    expect(drain(queue, ONE)).toEqual(['2', 'idle']);
  });

  it('gives nothing while more are answered than may wait for the store', () => {
    const queue = aQueue(...Array.from({ length: 70 }, (_, id) => head(id)));
    for (let id = 0; id < 64; id += 1) {
      expect(drain(queue, ONE)).toEqual([`${id}`, 'idle']);
      queue.answered(head(id));
    }
    expect(drain(queue, ONE)).toEqual(['idle']);
    queue.complete(head(7));
    expect(drain(queue, ONE)).toEqual(['64', 'idle']);
  });

  it('gives several of a group, as a start may find them, one after the other', () => {
    const group = { groupId: 'g' };
    const queue = aQueue(head(1, group), head(2, group), head(3, group));
    expect([queue.waiting, [...queue.heads()].map(({ id }) => id)]).toEqual([3, [1, 2, 3]]);
    for (const id of [1, 2, 3]) {
      expect(drain(queue)).toEqual([`${id}`, 'idle']);
      queue.complete(head(id, group));
    }
    expect(drain(queue)).toEqual(['idle']);
  });

  it('gives the newest of several to be replaced, and what takes its place behind the others', () => {
    const group = { groupId: 'g' };
    const queue = aQueue(head(1, group), head(2, group));
    expect(queue.takeWaiting('g')?.id).toBe(2);
    queue.put(head(3, group));
    expect(drain(queue)).toEqual(['1', 'idle']);
    expect(queue.takeWaiting('g')?.id).toBe(3);
    expect(queue.takeWaiting('g')).toBeUndefined();
    queue.put(head(4, group));
    queue.complete(head(1, group));
    expect(drain(queue)).toEqual(['4', 'idle']);
  });

  it('gives those between an older one that failed and the newest, which carries it on, before that', () => {
    const group = { groupId: 'g' };
    const queue = aQueue(head(1, group), head(2, group), head(3, group));
    drain(queue);
    expect(queue.takeWaiting('g')?.id).toBe(3);
    queue.complete(head(1, group));
    queue.put(head(4, group));
    expect(drain(queue)).toEqual(['2', 'idle']);
    queue.complete(head(2, group));
    expect(drain(queue)).toEqual(['4', 'idle']);
  });

  it('knows when what failed is tried next: at its own time, or when the target takes messages again', () => {
    const own = NOW + 2_000;
    const queue = aQueue();
    expect(queue.nextTryAt(down, own, NOW)).toBe(own);
    expect(queue.nextTryAt(retry('later', NOW + 9_000), own, NOW)).toBe(NOW + 9_000);
    fail(queue, 4);
    // The fifth failure in a row opens the breaker, whose probe goes whatever the delivery's own back-off is.
    expect(queue.nextTryAt(down, own, NOW)).toBe(NOW + 1_000);
    queue.noteTarget(retry('later', NOW + 9_000), NOW);
    expect(queue.nextTryAt(noAnswer, own, NOW)).toBe(NOW + 9_000);
  });

  it('gives nothing before its time', () => {
    const queue = aQueue(
      head(1, { notBefore: NOW + 20 }),
      head(2, { notBefore: NOW + 10 }),
      head(3, { notBefore: NOW }),
    );
    expect(drain(queue)).toEqual(['3', `until ${NOW + 10}`]);
    expect(drain(queue, FOUR, NOW + 9)).toEqual([`until ${NOW + 10}`]);
    expect(drain(queue, FOUR, NOW + 10)).toEqual(['2', `until ${NOW + 20}`]);
  });

  it('waits for nothing of a group that is in flight: its end says what comes next', () => {
    const queue = aQueue(head(1, { groupId: 'g' }));
    drain(queue);
    queue.put(head(2, { groupId: 'g', notBefore: NOW + 5 }));
    expect(drain(queue)).toEqual(['idle']);
    queue.put(head(3, { notBefore: NOW + 50 }));
    expect(drain(queue)).toEqual([`until ${NOW + 50}`]);
  });

  it('gives what waits of one group to be replaced, and nothing in flight', () => {
    const queue = aQueue(head(1), head(2));
    queue.next(FOUR, NOW);
    expect(queue.takeWaiting('g1')).toBeUndefined();
    expect(queue.takeWaiting('g2')).toEqual(head(2));
    expect(queue.takeWaiting('g2')).toBeUndefined();
    expect(queue.inFlight).toBe(1);
  });
});

describe('what a queue says of itself', () => {
  it('is what waits and what is in flight', () => {
    const queue = aQueue(head(1, { waitingSince: 30 }), head(2, { waitingSince: 20 }), head(3, { waitingSince: 40 }));
    expect(queue.waitingSince()).toBe(20);
    queue.next(ONE, NOW);
    expect([...queue.heads()].map(({ id }) => id)).toEqual([2, 3, 1]);
    expect([queue.waiting, queue.inFlight]).toEqual([2, 1]);
    queue.takeWaiting('g2');
    expect(queue.waitingSince()).toBe(30);
    queue.complete(head(1));
    expect(queue.waitingSince()).toBe(40);
    queue.takeWaiting('g3');
    expect(queue.waitingSince()).toBeUndefined();
    expect([...queue.heads()]).toEqual([]);
  });

  it.each([
    ['waits', false, false, true],
    ['waits, and may have arrived', true, false, false],
    ['is in flight', false, true, true],
    ['is in flight, and may have arrived', true, true, false],
  ])('is that a group is unsent whose message %s', (_what, maybeArrived, flies, isUnsent) => {
    const queue = aQueue(head(1, { maybeArrived }));
    if (flies) queue.next(FOUR, NOW);
    expect(queue.isUnsent('g1')).toBe(isUnsent);
    expect(queue.isUnsent('g2')).toBe(false);
  });

  it('is told by the newer message of a group, where one waits behind one in flight', () => {
    const queue = aQueue(head(1, { groupId: 'g', maybeArrived: true }));
    queue.next(FOUR, NOW);
    queue.put(head(2, { groupId: 'g' }));
    expect(queue.isUnsent('g')).toBe(true);
  });
});

describe('what is answered', () => {
  it('is no attempt under way, and counts as unsent until it is settled', () => {
    const queue = aQueue(head(1));
    drain(queue);
    queue.answered(head(1));
    expect([queue.waiting, queue.inFlight, queue.isUnsent('g1')]).toEqual([0, 0, true]);
    expect([...queue.heads()]).toEqual([head(1)]);
    queue.complete(head(1));
    expect([queue.isUnsent('g1'), [...queue.heads()]]).toEqual([false, []]);
  });
});

describe('a rate limit', () => {
  const limits: Limits = { concurrency: 9, rateLimit: { count: 2, perMs: 1_000 } };

  it('lets so many go, and says when the next one may', () => {
    const queue = aQueue(head(1), head(2), head(3));
    expect(drain(queue, limits)).toEqual(['1', '2', `until ${NOW + 1_000}`]);
    expect(queue.waiting).toBe(1);
    expect(drain(queue, limits, NOW + 999)).toEqual([`until ${NOW + 1_000}`]);
    expect(drain(queue, limits, NOW + 1_000)).toEqual(['3', 'idle']);
  });

  it('counts attempts, whatever became of them', () => {
    const queue = aQueue(head(1), head(2));
    drain(queue, limits);
    for (const id of [1, 2]) queue.complete(head(id));
    queue.put(head(3));
    expect(drain(queue, limits, NOW + 500)).toEqual([`until ${NOW + 1_000}`]);
  });

  it('is not touched by what may not go for other reasons', () => {
    const queue = aQueue(head(1, { notBefore: NOW + 1 }));
    expect(drain(queue, limits)).toEqual([`until ${NOW + 1}`]);
    queue.put(head(2));
    queue.put(head(3));
    expect(drain(queue, limits)).toEqual(['2', '3', `until ${NOW + 1}`]);
    expect(drain(queue, limits, NOW + 1)).toEqual([`until ${NOW + 1_000}`]);
  });

  it('begins to count where a reload brings it', () => {
    const queue = aQueue(head(1), head(2), head(3), head(4));
    expect(drain(queue, { concurrency: 3 })).toEqual(['1', '2', '3', 'idle']);
    queue.complete(head(1));
    queue.put(head(5));
    expect(drain(queue, limits)).toEqual(['4', '5', 'idle']);
  });
});

describe('a target that says when it takes messages again', () => {
  it('gets nothing before, whatever the group', () => {
    const queue = aQueue(head(1), head(2));
    queue.noteTarget(retry('limited', NOW + 500), NOW);
    expect(drain(queue)).toEqual([`until ${NOW + 500}`]);
    expect(drain(queue, FOUR, NOW + 499)).toEqual([`until ${NOW + 500}`]);
    expect(drain(queue, FOUR, NOW + 500)).toEqual(['1', '2', 'idle']);
  });

  it('is taken by its latest time', () => {
    const queue = aQueue(head(1));
    queue.noteTarget(retry('limited', NOW + 500), NOW);
    queue.noteTarget(retry('limited', NOW + 300), NOW);
    expect(drain(queue)).toEqual([`until ${NOW + 500}`]);
    queue.noteTarget(retry('limited', NOW + 900), NOW);
    expect(drain(queue)).toEqual([`until ${NOW + 900}`]);
  });

  it('is not down: it may say so as often as it likes', () => {
    const queue = aQueue(head(1), head(2));
    for (let count = 0; count < 20; count += 1) queue.noteTarget(retry('limited', NOW), NOW);
    expect(drain(queue)).toEqual(['1', '2', 'idle']);
  });

  it('is waited for longer than for a probe, if it says so', () => {
    const queue = aQueue(head(1));
    fail(queue, 5);
    queue.noteTarget(retry('limited', NOW + 1_500), NOW);
    expect(drain(queue)).toEqual([`until ${NOW + 1_500}`]);
  });

  it('is probed no sooner, if it says a time before', () => {
    const queue = aQueue(head(1));
    queue.noteTarget(retry('limited', NOW + 400), NOW);
    fail(queue, 5);
    expect(drain(queue)).toEqual([`until ${NOW + 1_000}`]);
  });
});

describe('a target that is down', () => {
  it.each<[string, AttemptEnd]>([
    ['fails', down],
    ['does not answer', noAnswer],
  ])('is left alone when it %s five times in a row', (_what, end) => {
    const queue = aQueue(head(1));
    for (let count = 0; count < 4; count += 1) queue.noteTarget(end, NOW);
    const four = aQueue(head(1));
    for (let count = 0; count < 4; count += 1) four.noteTarget(end, NOW);
    expect(drain(four)).toEqual(['1', 'idle']);
    queue.noteTarget(end, NOW);
    expect(drain(queue)).toEqual([`until ${NOW + 1_000}`]);
  });

  it('is waited for only as long as there is something to send', () => {
    const queue = aQueue();
    fail(queue, 5);
    expect(drain(queue)).toEqual(['idle']);
  });

  it('gets one probe at a time, and no second one while the first is under way', () => {
    const queue = aQueue(head(1), head(2), head(3));
    fail(queue, 5);
    expect(drain(queue, FOUR, NOW + 1_000)).toEqual(['1', 'idle']);
    expect(drain(queue, FOUR, NOW + 99_000)).toEqual(['idle']);
  });

  it('gets a probe of what waits for its own back-off', () => {
    const queue = aQueue(head(1, { notBefore: NOW + 99_000 }));
    expect(drain(queue)).toEqual([`until ${NOW + 99_000}`]);
    fail(queue, 5);
    expect(drain(queue, FOUR, NOW + 1_000)).toEqual(['1', 'idle']);
  });

  it('gets no probe of a group that is in flight, nor one while anything flies', () => {
    const queue = aQueue(head(1), head(2));
    drain(queue, ONE);
    fail(queue, 5);
    expect(drain(queue, FOUR, NOW + 1_000)).toEqual(['idle']);
    queue.complete(head(1));
    expect(drain(queue, FOUR, NOW + 1_000)).toEqual(['2', 'idle']);
  });

  it('is probed later and later, if the probe fails', () => {
    const queue = aQueue(head(1));
    fail(queue, 5);
    fail(queue, 1, NOW + 1_000);
    expect(drain(queue, FOUR, NOW + 1_000)).toEqual([`until ${NOW + 3_000}`]);
  });

  it('keeps to its rate limit with probes as well', () => {
    const limits: Limits = { concurrency: 4, rateLimit: { count: 1, perMs: 60_000 } };
    const queue = aQueue(head(1), head(2));
    drain(queue, limits);
    queue.complete(head(1));
    fail(queue, 5);
    expect(drain(queue, limits, NOW + 1_000)).toEqual([`until ${NOW + 60_000}`]);
  });

  it.each<[string, AttemptEnd]>([
    ['takes a message', ok],
    ['refuses a message', reject('400')],
  ])('is up when it %s: all that waits may go, whatever its back-off', (_what, end) => {
    const queue = aQueue(head(1, { notBefore: NOW + 99_000 }), head(2, { notBefore: NOW + 98_000 }));
    fail(queue, 7);
    queue.noteTarget(end, NOW);
    expect(drain(queue)).toEqual(['1', '2', 'idle']);
  });

  it.each([1, 4])('that failed %d times and took a message has its failures forgotten', (failures) => {
    const queue = aQueue(head(1, { notBefore: NOW + 99_000 }));
    fail(queue, failures);
    queue.noteTarget(ok, NOW);
    fail(queue, 4);
    expect(drain(queue)).toEqual(['1', 'idle']);
  });
});

describe('a target that is up', () => {
  it('ends no back-off by taking another message: it refused that one for a reason of its own', () => {
    const queue = aQueue(head(1, { notBefore: NOW + 99_000 }));
    queue.noteTarget(ok, NOW);
    expect(drain(queue)).toEqual([`until ${NOW + 99_000}`]);
  });

  it('is waited for as long as it asked, though it took another message meanwhile', () => {
    const queue = aQueue(head(1));
    fail(queue, 1);
    queue.noteTarget(retry('limited', NOW + 500), NOW);
    queue.noteTarget(ok, NOW);
    expect(drain(queue)).toEqual([`until ${NOW + 500}`]);
  });
});

describe('a channel that was mended', () => {
  it('sends all that waits at once: what its target did and asked for counts no more', () => {
    const queue = aQueue(head(1, { notBefore: NOW + 99_000, attempts: 8 }), head(2));
    fail(queue, 9);
    queue.noteTarget(retry('limited', NOW + 50_000), NOW);
    queue.reset();
    expect(queue.next(FOUR, NOW)).toEqual({ type: 'job', head: head(1, { attempts: 8 }) });
    expect(drain(queue)).toEqual(['2', 'idle']);
    fail(queue, 4);
    queue.put(head(3));
    expect(drain(queue)).toEqual(['3', 'idle']);
  });

  it('still keeps to its rate limit', () => {
    const limits: Limits = { concurrency: 4, rateLimit: { count: 1, perMs: 1_000 } };
    const queue = aQueue(head(1), head(2));
    drain(queue, limits);
    queue.reset();
    expect(drain(queue, limits)).toEqual([`until ${NOW + 1_000}`]);
  });

  it('leaves alone what is in flight', () => {
    const queue = aQueue(head(1));
    drain(queue);
    queue.reset();
    expect([queue.waiting, queue.inFlight]).toEqual([0, 1]);
  });
});

describe('when a delivery is tried next', () => {
  const triesAt = (queue: ChannelQueue, id: number, limits: Limits = FOUR) =>
    queue.triesAt(head(id), limits.rateLimit, NOW);

  it('is now, or at the end of its back-off', () => {
    const queue = aQueue(head(1), head(2, { notBefore: NOW + 700 }), head(3, { notBefore: NOW - 700 }));
    expect([triesAt(queue, 1), triesAt(queue, 2), triesAt(queue, 3)]).toEqual([NOW, NOW + 700, NOW]);
  });

  it('is unknown of one that is being tried, is not here, or has another one in its place', () => {
    const queue = aQueue(head(1));
    expect(triesAt(queue, 2)).toBeUndefined();
    expect(queue.triesAt({ id: 9, groupId: 'g1' }, undefined, NOW)).toBeUndefined();
    drain(queue);
    queue.put(head(4, { groupId: 'g1' }));
    expect(triesAt(queue, 1)).toBeUndefined();
    expect(queue.triesAt({ id: 4, groupId: 'g1' }, undefined, NOW)).toBeUndefined();
  });

  it('is unknown of one that waits for another one of its group: in the queue, or to be settled', () => {
    const [first, next] = [head(1), head(4, { groupId: 'g1' })];
    const queue = aQueue(first, next);
    expect([queue.triesAt(first, undefined, NOW), queue.triesAt(next, undefined, NOW)]).toEqual([NOW, undefined]);
    drain(queue);
    queue.answered(first);
    expect(queue.triesAt(next, undefined, NOW)).toBeUndefined();
    queue.complete(first);
    expect(queue.triesAt(next, undefined, NOW)).toBe(NOW);
  });

  it('is when the target as a whole may be asked again, whatever its own back-off', () => {
    const queue = aQueue(head(1, { notBefore: NOW + 60_000 }), head(2));
    fail(queue, 5);
    expect([triesAt(queue, 1), triesAt(queue, 2)]).toEqual([NOW + 1_000, NOW + 1_000]);
    queue.noteTarget(retry('busy', NOW + 90_000), NOW);
    expect([triesAt(queue, 1), triesAt(queue, 2)]).toEqual([NOW + 90_000, NOW + 90_000]);
  });

  it('is when the limit of the channel leaves room', () => {
    const limits = { concurrency: 1, rateLimit: { count: 1, perMs: 5_000 } };
    const queue = aQueue(head(1), head(2));
    expect(triesAt(queue, 2, limits)).toBe(NOW);
    expect(said(queue.next(limits, NOW))).toBe('1');
    expect(triesAt(queue, 2, limits)).toBe(NOW + 5_000);
  });
});

describe('why a target takes nothing', () => {
  it('is known from its last failure until it takes something, says no, or is mended', () => {
    const queue = aQueue();
    expect(queue.failure).toBeUndefined();
    const afterFailureComes = (next: () => void) => {
      queue.noteTarget(down, NOW);
      queue.noteTarget(noAnswer, NOW);
      expect(queue.failure).toBe('silent');
      next();
      return queue.failure;
    };
    expect(afterFailureComes(() => queue.noteTarget(ok, NOW))).toBeUndefined();
    expect(afterFailureComes(() => queue.noteTarget(reject('no'), NOW))).toBeUndefined();
    expect(afterFailureComes(() => queue.reset())).toBeUndefined();
    expect(afterFailureComes(() => queue.noteTarget(retry('busy', NOW + 1), NOW))).toBe('busy');
  });
});

describe('what a person had sent again', () => {
  const again = (id: number, given: Partial<DeliveryHead> = {}) => head(id, { groupId: 'g1', resendOf: 9, ...given });

  it('goes beside the messages of its group, and is replaced by none', () => {
    const queue = aQueue(head(1), again(2), again(3));
    expect(queue.takeWaiting('g1')?.id).toBe(1);
    expect(queue.takeWaiting('g1')).toBeUndefined();
    queue.put(head(4, { groupId: 'g1' }));
    expect(drain(queue)).toEqual(['2', '3', '4', 'idle']);

    queue.complete(again(2));
    expect(queue.inFlight).toBe(2);
    expect(queue.isUnsent('g1')).toBe(true);
    queue.complete(head(4, { groupId: 'g1' }));
    expect(queue.isUnsent('g1')).toBe(false);
  });
});

describe('one that is taken out', () => {
  it('is the one that is meant, and the next of its group takes its place', () => {
    const [first, second, third] = [1, 2, 3].map((id) => head(id, { groupId: 'g1' }));
    const queue = aQueue(...[first, second, third].filter((each) => each !== undefined));
    expect(queue.takeOut(head(2, { groupId: 'g1' }))?.id).toBe(2);
    expect(queue.takeOut(head(2, { groupId: 'g1' }))).toBeUndefined();
    expect(queue.takeOut(head(1, { groupId: 'g1' }))?.id).toBe(1);
    expect(queue.waiting).toBe(1);
    expect(drain(queue)).toEqual(['3', 'idle']);
    expect(queue.takeOut(head(3, { groupId: 'g1' }))).toBeUndefined();
  });
});
