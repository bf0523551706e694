import { describe, expect, it } from 'vitest';
import { createFaultQueue, parseFault } from './faults.ts';

describe('a fault', () => {
  it.each([
    {},
    { status: 200 },
    { status: 599, times: 1_000_000, delayMs: 600_000, drop: true, accept: true, room: '1' },
    { delayMs: 0.5 },
  ])('%j can be ordered', (fault) => expect(parseFault(fault)).toEqual({ kind: 'parsed', fault }));

  it.each<[unknown, string]>([
    [null, 'is not of type'],
    [[], 'is not of type'],
    [{ status: 199 }, 'less than minimum value: 200'],
    [{ status: 600 }, 'greater than maximum value: 599'],
    [{ status: 500.5 }, "not of type 'integer'"],
    [{ times: 0 }, 'less than minimum value: 1'],
    [{ delayMs: -1 }, 'less than minimum value: 0'],
    [{ delayMs: 600_001 }, 'greater than maximum value: 600000'],
    [{ drop: 'yes' }, "not of type 'boolean'"],
    [{ room: '' }, 'greater than or equal to 1'],
    [{ code: 500 }, "Unknown field 'code'"],
  ])('%j cannot', (fault, why) => {
    expect(parseFault(fault)).toEqual({ kind: 'invalid', why: expect.stringContaining(why) });
  });
});

describe('the queue of faults', () => {
  it('hits one request with each, first come, first served', () => {
    const queue = createFaultQueue();
    queue.add({ status: 500 });
    queue.add({ status: 503 });
    expect([1, 2, 3].map(() => queue.take('1')?.status)).toEqual([500, 503, undefined]);
  });

  it('counts down what hits several', () => {
    const queue = createFaultQueue();
    queue.add({ status: 500, times: 3 });
    queue.take('1');
    expect(queue.list()).toEqual([{ status: 500, times: 2 }]);
    queue.take(undefined);
    queue.take('2');
    expect(queue.list()).toEqual([]);
  });

  it('passes over what is meant for another room', () => {
    const queue = createFaultQueue();
    queue.add({ status: 500, room: '1' });
    queue.add({ status: 503 });
    expect(queue.take('2')?.status).toBe(503);
    expect(queue.take(undefined)).toBeUndefined();
    expect(queue.take('1')?.status).toBe(500);
  });

  it('is empty once it was cleared', () => {
    const queue = createFaultQueue();
    queue.add({ drop: true });
    queue.clear();
    expect(queue.take('1')).toBeUndefined();
  });
});
