import { describe, expect, it } from 'vitest';
import { aDelivery } from '../store/testing/builders.ts';
import { aChannel, aHead } from '../testing/delivery-builders.ts';
import { Outbox } from './outbox.ts';

const NOW = 10_000;
const channel = aChannel();

/** What a channel would send now, one after the other. */
function sendable(outbox: Outbox, name = 'room'): readonly number[] {
  const ids: number[] = [];
  for (;;) {
    const job = outbox.queueOf(name).next(channel, NOW);
    if (job.type !== 'job') return ids;
    ids.push(job.head.id);
  }
}

const namesOf = (outbox: Outbox) => [...outbox.channels()].map(([name]) => name);

describe('an outbox', () => {
  it('begins with what a start finds, each for its channel', () => {
    const outbox = new Outbox([
      aHead({ id: 1 }),
      aHead({ id: 2, channel: 'pager' }),
      aHead({ id: 3, groupId: 'group-2' }),
    ]);
    expect(namesOf(outbox)).toEqual(['room', 'pager']);
    expect(sendable(outbox, 'room')).toEqual([1, 3]);
    expect(sendable(outbox, 'pager')).toEqual([2]);
  });

  it('sends what was in flight when the program ended before what waited behind it', () => {
    const outbox = new Outbox([aHead({ id: 1, groupId: 'g' }), aHead({ id: 2, groupId: 'g' })]);
    expect(sendable(outbox)).toEqual([1]);
    outbox.queueOf('room').complete(aHead({ id: 1, groupId: 'g' }));
    expect(sendable(outbox)).toEqual([2]);
  });

  it('has one queue for each channel', () => {
    const outbox = new Outbox([]);
    expect(namesOf(outbox)).toEqual([]);
    const queue = outbox.queueOf('room');
    expect(outbox.queueOf('room')).toBe(queue);
    expect(outbox.queueOf('pager')).not.toBe(queue);
    expect(namesOf(outbox)).toEqual(['room', 'pager']);
  });

  it('sends nothing that is not on disk', () => {
    const outbox = new Outbox([]);
    const delivery = aDelivery({ id: 1 });
    outbox.add(delivery);
    expect(sendable(outbox)).toEqual([]);
    expect(outbox.queueOf('room').waiting).toBe(0);
    outbox.committed([delivery]);
    expect(sendable(outbox)).toEqual([1]);
  });

  it('takes a delivery on as one that was never tried', () => {
    const outbox = new Outbox([]);
    const delivery = aDelivery({ id: 7, channel: 'pager', groupId: 'g', decidedAt: 20, waitingSince: 10 });
    outbox.add(delivery);
    outbox.committed([delivery]);
    expect([...outbox.queueOf('pager').heads()]).toEqual([
      {
        id: 7,
        channel: 'pager',
        groupId: 'g',
        decidedAt: 20,
        waitingSince: 10,
        attempts: 0,
        notBefore: 0,
        maybeArrived: false,
        snapshot: delivery.snapshot,
      },
    ]);
  });

  it.each([true, false])('remembers whether an attempt of what it replaces may have arrived: %s', (maybeArrived) => {
    const outbox = new Outbox([]);
    const delivery = aDelivery({ id: 1 });
    outbox.add(delivery, maybeArrived);
    outbox.committed([delivery]);
    expect([...outbox.queueOf('room').heads()]).toMatchObject([{ maybeArrived }]);
    expect(outbox.isUnsent('room', 'group-1')).toBe(!maybeArrived);
  });

  it('does not put in what was replaced before it was on disk', () => {
    const outbox = new Outbox([]);
    const [first, second] = [aDelivery({ id: 1 }), aDelivery({ id: 2, replaces: [1] })];
    outbox.add(first);
    outbox.takeWaiting('room', 'group-1');
    outbox.add(second);
    outbox.committed([first]);
    expect(sendable(outbox)).toEqual([]);
    expect(outbox.isUncommitted('room', 'group-1')).toBe(true);
    outbox.committed([second]);
    expect(sendable(outbox)).toEqual([2]);
    expect(outbox.isUncommitted('room', 'group-1')).toBe(false);
  });

  it('takes what is on disk from one commit for several channels and groups', () => {
    const outbox = new Outbox([]);
    const deliveries = [
      aDelivery({ id: 1 }),
      aDelivery({ id: 2, groupId: 'group-2' }),
      aDelivery({ id: 3, channel: 'pager' }),
    ];
    for (const delivery of deliveries) outbox.add(delivery);
    outbox.committed(deliveries);
    expect([sendable(outbox, 'room'), sendable(outbox, 'pager')]).toEqual([[1, 2], [3]]);
  });

  it('knows nothing of a delivery that it was not told of', () => {
    const outbox = new Outbox([]);
    outbox.committed([aDelivery({ id: 1 })]);
    expect(sendable(outbox)).toEqual([]);
  });
});

describe('what is unsent', () => {
  it.each<[string, (outbox: Outbox) => void, boolean, boolean]>([
    ['nothing', () => {}, false, false],
    ['what is not on disk', (outbox) => outbox.add(aDelivery({ id: 1 })), true, true],
    [
      'what may have arrived in another message, until it is on disk',
      (o) => o.add(aDelivery({ id: 1 }), true),
      true,
      true,
    ],
    ['what waits', (outbox) => outbox.queueOf('room').put(aHead()), true, false],
    ['not what waits and may have arrived', (o) => o.queueOf('room').put(aHead({ maybeArrived: true })), false, false],
    ['not that of another channel', (outbox) => outbox.queueOf('pager').put(aHead({ channel: 'pager' })), false, false],
    ['not that of another group', (outbox) => outbox.add(aDelivery({ id: 1, groupId: 'group-2' })), false, false],
    [
      'not that of a name that reads alike',
      (o) => o.add(aDelivery({ id: 1, channel: 'roomgroup', groupId: '-1' })),
      false,
      false,
    ],
  ])('is %s', (_what, happens, isUnsent, isUncommitted) => {
    const outbox = new Outbox([]);
    happens(outbox);
    expect([outbox.isUnsent('room', 'group-1'), outbox.isUncommitted('room', 'group-1')]).toEqual([
      isUnsent,
      isUncommitted,
    ]);
  });
});

describe('a delivery that is replaced', () => {
  it('is the one that waits', () => {
    const outbox = new Outbox([aHead({ id: 4 }), aHead({ id: 5, groupId: 'group-2' })]);
    expect(outbox.takeWaiting('room', 'group-1')?.id).toBe(4);
    expect(outbox.takeWaiting('room', 'group-1')).toBeUndefined();
    expect(sendable(outbox)).toEqual([5]);
  });

  it('is the one that is not on disk yet, before one that waits', () => {
    const outbox = new Outbox([aHead({ id: 4 })]);
    outbox.add(aDelivery({ id: 5 }));
    expect(outbox.takeWaiting('room', 'group-1')?.id).toBe(5);
    expect(outbox.isUncommitted('room', 'group-1')).toBe(false);
    expect(outbox.takeWaiting('room', 'group-1')?.id).toBe(4);
  });

  it('is none that is in flight', () => {
    const outbox = new Outbox([aHead({ id: 4 })]);
    expect(sendable(outbox)).toEqual([4]);
    expect(outbox.takeWaiting('room', 'group-1')).toBeUndefined();
    expect(outbox.isUnsent('room', 'group-1')).toBe(true);
  });

  it.each([
    ['room', 'group-2'],
    ['pager', 'group-1'],
  ])('is none of %s and %s', (name, group) => {
    const outbox = new Outbox([aHead()]);
    outbox.add(aDelivery({ id: 9 }));
    expect(outbox.takeWaiting(name, group)).toBeUndefined();
    expect(outbox.isUncommitted('room', 'group-1')).toBe(true);
  });
});

describe('a channel that is dropped', () => {
  it('gives all that waits or is in flight, and is gone', () => {
    const outbox = new Outbox([
      aHead({ id: 1 }),
      aHead({ id: 2, groupId: 'group-2' }),
      aHead({ id: 3, channel: 'pager' }),
    ]);
    outbox.queueOf('room').next(channel, NOW);
    expect(outbox.drop('room').map(({ id }) => id)).toEqual([2, 1]);
    expect(namesOf(outbox)).toEqual(['pager']);
    expect(outbox.drop('room')).toEqual([]);
    expect(outbox.isUnsent('room', 'group-1')).toBe(false);
  });

  it('that never was gives nothing, and is not made', () => {
    const outbox = new Outbox([]);
    expect(outbox.drop('room')).toEqual([]);
    expect(namesOf(outbox)).toEqual([]);
  });

  it('begins anew when it comes back: what its target did is forgotten', () => {
    const outbox = new Outbox([aHead()]);
    for (let count = 0; count < 9; count += 1)
      outbox.queueOf('room').noteTarget({ type: 'retry', reason: 'down' }, NOW);
    expect(outbox.queueOf('room').next(channel, NOW).type).toBe('wait');
    outbox.drop('room');
    outbox.queueOf('room').put(aHead());
    expect(sendable(outbox)).toEqual([1]);
  });
});
