import { describe, expect, it } from 'vitest';
import { createRoomLog } from './room-log.ts';

describe('the log of a room', () => {
  it('keeps the newest messages and counts all', () => {
    const log = createRoomLog({ messages: 3, bytes: 1000 });
    for (const message of ['a', 'b', 'c', 'd']) log.add(7, { message }, 10);
    expect(log.list().map(({ number, body }) => [number, body.message])).toEqual([
      [2, 'b'],
      [3, 'c'],
      [4, 'd'],
    ]);
    expect(log.total()).toBe(4);
  });

  it('keeps no more bytes than it may, but always the newest message', () => {
    const log = createRoomLog({ messages: 100, bytes: 50 });
    for (let sent = 0; sent < 9; sent += 1) log.add(0, { message: 'x' }, 20);
    expect(log.list()).toHaveLength(2);
    log.add(0, { message: 'huge' }, 500);
    expect(log.list().map(({ body }) => body.message)).toEqual(['huge']);
  });

  it('begins anew when it is cleared', () => {
    const log = createRoomLog();
    log.add(0, { message: 'x' }, 1);
    log.clear();
    expect([log.list(), log.total()]).toEqual([[], 0]);
    expect(log.add(0, { message: 'y' }, 1).number).toBe(1);
  });
});
