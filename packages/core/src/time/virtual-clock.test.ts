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
});
