import { describe, expect, it } from 'vitest';
import { VirtualClock } from './virtual-clock.ts';

describe('a virtual clock', () => {
  it('stands still until it is moved, and runs what is due on the way, each at its own time', async () => {
    const clock = new VirtualClock(100);
    const ran: string[] = [];
    const note = (name: string) => () => void ran.push(`${name} at ${clock.now()}`);
    clock.schedule(300, note('late'));
    clock.schedule(200, note('early'));
    clock.schedule(200, note('early, second'));
    clock.schedule(50, note('overdue'));
    clock.schedule(401, note('never'));
    expect(ran).toEqual([]);
    await clock.moveTo(400);
    expect(ran).toEqual(['overdue at 100', 'early at 200', 'early, second at 200', 'late at 300']);
    expect(clock.now()).toBe(400);
  });

  it('lets come to rest what follows from one timer before the next one runs', async () => {
    const clock = new VirtualClock(0);
    const ran: string[] = [];
    clock.schedule(1, async () => {
      for (let turn = 0; turn < 50; turn++) await Promise.resolve();
      ran.push('what followed');
      clock.schedule(2, () => ran.push('what it set'));
    });
    clock.schedule(3, () => ran.push('the next'));
    await clock.moveTo(3);
    expect(ran).toEqual(['what followed', 'what it set', 'the next']);
  });

  it('forgets what was cancelled', async () => {
    const clock = new VirtualClock(0);
    const ran: number[] = [];
    clock.schedule(1, () => ran.push(1)).cancel();
    await clock.moveTo(2);
    expect(ran).toEqual([]);
  });

  it('never goes back', async () => {
    const clock = new VirtualClock(100);
    await clock.moveTo(50);
    clock.jumpTo(60);
    expect(clock.now()).toBe(100);
  });

  it('jumps over what is due, which runs late, with the next move', async () => {
    const clock = new VirtualClock(0);
    const ran: number[] = [];
    clock.schedule(10, () => ran.push(clock.now()));
    clock.jumpTo(50);
    expect([clock.now(), ran]).toEqual([50, []]);
    await clock.moveTo(50);
    expect(ran).toEqual([50]);
  });

  it('says when its timers fall due, in order, without those that ran or were cancelled', async () => {
    const clock = new VirtualClock(0);
    for (const at of [30, 10, 20]) clock.schedule(at, () => {});
    clock.schedule(15, () => {}).cancel();
    expect(clock.dueTimes()).toEqual([10, 20, 30]);
    await clock.moveTo(10);
    expect(clock.dueTimes()).toEqual([20, 30]);
  });

  it('says when the next timer that is set falls due, to whoever asked last', async () => {
    const clock = new VirtualClock(0);
    clock.schedule(5, () => {});
    const next = clock.nextScheduled();
    clock.schedule(7, () => {});
    clock.schedule(9, () => {});
    expect(await next).toBe(7);
  });

  it('lets time pass by itself where it is told to, and not further', async () => {
    const clock = new VirtualClock(0);
    clock.passWithin(100);
    const ran: string[] = [];
    const done = new Promise<void>((resolve) => {
      clock.schedule(101, () => ran.push('too far off'));
      clock.schedule(100, () => {
        ran.push('near');
        clock.passWithin(undefined);
        clock.schedule(150, () => ran.push('after it stands still again'));
        setImmediate(() => setImmediate(resolve));
      });
      clock.schedule(50, () => ran.push('cancelled')).cancel();
    });
    await done;
    expect(ran).toEqual(['near']);
    expect(clock.now()).toBe(100);
  });
});
