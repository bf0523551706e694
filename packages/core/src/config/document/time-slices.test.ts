import { describe, expect, it } from 'vitest';
import { createTimeSlices } from './time-slices.ts';

describe('work in slices', () => {
  it('begins with a turn of the event loop, and goes on at once while its slice lasts', async () => {
    let now = 0;
    const slices = createTimeSlices(() => now);
    const turned: string[] = [];
    setImmediate(() => turned.push('others'));
    await slices.next();
    expect(turned).toEqual(['others']);
    now = 7.9;
    expect(slices.next()).toBeUndefined();
  });

  it('lets the event loop turn when the slice is over, and has another one then', async () => {
    let now = 0;
    const slices = createTimeSlices(() => now);
    await slices.next();
    now = 8;
    const turned: string[] = [];
    setImmediate(() => {
      turned.push('others');
      now = 20;
    });
    await slices.next();
    expect(turned).toEqual(['others']);
    now = 27;
    expect(slices.next()).toBeUndefined();
    now = 28;
    expect(slices.next()).toBeInstanceOf(Promise);
  });
});
