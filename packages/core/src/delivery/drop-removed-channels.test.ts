import { describe, expect, it } from 'vitest';
import { aHead } from '../testing/delivery-builders.ts';
import { dropRemovedChannels } from './drop-removed-channels.ts';
import { Outbox } from './outbox.ts';

const configured = (...names: readonly string[]) => new Map(names.map((name) => [name, {}]));

describe('what waits for a channel that the configuration no longer has', () => {
  it('is taken out of the outbox, and what waits for others stays', () => {
    const outbox = new Outbox([
      aHead({ id: 1, channel: 'gone' }),
      aHead({ id: 2, channel: 'room' }),
      aHead({ id: 3, channel: 'gone', groupId: 'group-2' }),
      aHead({ id: 4, channel: 'away' }),
    ]);
    expect(dropRemovedChannels(outbox, configured('room')).map(({ id }) => id)).toEqual([1, 3, 4]);
    expect([...outbox.channels()].map(([name]) => name)).toEqual(['room']);
    expect(outbox.queueOf('room').waiting).toBe(1);
    expect(dropRemovedChannels(outbox, configured('room'))).toEqual([]);
  });

  it('is nothing, if all channels are still there, whatever the configuration says of them', () => {
    const outbox = new Outbox([aHead()]);
    const channels = new Map<string, unknown>([['room', undefined]]);
    expect(dropRemovedChannels(outbox, channels)).toEqual([]);
    expect(outbox.queueOf('room').waiting).toBe(1);
  });

  it('is nothing, if nothing ever waited for it; its queue goes all the same', () => {
    const outbox = new Outbox([]);
    outbox.queueOf('gone');
    expect(dropRemovedChannels(outbox, configured())).toEqual([]);
    expect([...outbox.channels()]).toEqual([]);
  });
});
