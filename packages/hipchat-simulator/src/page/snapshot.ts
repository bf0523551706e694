import type { Room } from '../room.ts';
import type { SimulatorState } from '../simulator-state.ts';
import { type MessageView, toMessageView } from './message-view.ts';

/** What a page begins with. */
export interface Snapshot {
  readonly rooms: readonly RoomView[];
}

export interface RoomView {
  readonly id: string;
  readonly name: string;
  /** All messages so far, also those not in `messages`. */
  readonly total: number;
  /** The newest, oldest first. */
  readonly messages: readonly MessageView[];
}

const SHOWN = 200;

export function takeSnapshot({ rooms }: SimulatorState): Snapshot {
  return { rooms: rooms.map(toRoomView) };
}

function toRoomView(room: Room): RoomView {
  const newest = room.log.list().slice(-SHOWN);
  return {
    id: room.id,
    name: room.name,
    total: room.log.total(),
    messages: newest.map((message) => toMessageView(room, message)),
  };
}
