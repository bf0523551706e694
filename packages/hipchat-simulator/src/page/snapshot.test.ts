import { describe, expect, it } from 'vitest';
import { createRateLimiter, NOTIFICATIONS_PER_ROOM } from '../api/rate-limit.ts';
import { createFaultQueue } from '../control/faults.ts';
import { createRooms } from '../room.ts';
import type { SimulatorState } from '../simulator-state.ts';
import { takeSnapshot } from './snapshot.ts';

const rooms = createRooms([
  { id: '1', name: 'Ops', token: 'secret-1' },
  { id: '2', token: 'secret-2' },
]);

function aState(): SimulatorState {
  const limit = createRateLimiter(NOTIFICATIONS_PER_ROOM, true);
  const events = { subscribe: () => {}, publish: () => {}, close: () => {} };
  const [faults, closing] = [createFaultQueue(), new AbortController().signal];
  return { rooms, events, faults, closing, tokenLimit: limit, roomLimit: limit, clock: { now: () => 0 } };
}

describe('what a page begins with', () => {
  it('has all rooms, and of each the newest 200 messages, oldest first', () => {
    const [ops] = rooms;
    for (let number = 1; number <= 250; number += 1) ops?.log.add(number, { message: `m ${number}` }, 10);
    const [first, second] = takeSnapshot(aState()).rooms;
    expect(first).toMatchObject({ id: '1', name: 'Ops', total: 250 });
    expect(first?.messages.map(({ number }) => number)).toEqual(Array.from({ length: 200 }, (_, index) => 51 + index));
    expect(second).toEqual({ id: '2', name: '2', total: 0, messages: [] });
  });

  it('has no token in it', () => expect(JSON.stringify(takeSnapshot(aState()))).not.toContain('secret'));
});
