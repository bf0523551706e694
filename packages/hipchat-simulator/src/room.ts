import type { RoomOptions, Scope } from './options.ts';
import { createRoomLog, type RoomLog } from './room-log.ts';

/** A room with all that it has received. */
export interface Room {
  readonly id: string;
  readonly name: string;
  readonly token: string;
  readonly label: string;
  readonly scopes: readonly Scope[];
  readonly log: RoomLog;
}

/**
 * Makes the rooms.
 *
 * @throws TypeError without rooms, with an empty id or token, or when two rooms answer to the same id or name.
 */
export function createRooms(options: readonly RoomOptions[]): readonly Room[] {
  if (options.length === 0) throw new TypeError('the simulator needs at least one room');
  const taken = new Set<string>();
  return options.map((room) => {
    if (room.id === '' || room.token === '') throw new TypeError('a room needs an id and a token');
    const name = room.name ?? room.id;
    for (const address of new Set([room.id, name])) {
      if (taken.has(address)) throw new TypeError(`two rooms are called "${address}"`);
      taken.add(address);
    }
    return {
      id: room.id,
      name,
      token: room.token,
      label: room.label ?? 'Signalbox',
      scopes: room.scopes ?? ['send_notification'],
      log: createRoomLog(),
    };
  });
}

/** The room with this id or, failing that, this name. */
export function findRoom(rooms: readonly Room[], idOrName: string): Room | undefined {
  return rooms.find((room) => room.id === idOrName) ?? rooms.find((room) => room.name === idOrName);
}
