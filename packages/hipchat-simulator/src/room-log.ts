import type { Notification } from './notification/notification.ts';

/** One accepted notification. */
export interface ReceivedMessage {
  /** Counts from 1 in each room. */
  readonly number: number;
  /** Epoch milliseconds of its acceptance. */
  readonly at: number;
  /** The JSON body as it came, with the keys that HipChat does not know. */
  readonly body: Notification;
}

export interface RoomLog {
  add(at: number, body: Notification, bytes: number): ReceivedMessage;
  /** The newest messages that are still kept, oldest first. */
  list(): readonly ReceivedMessage[];
  /** All messages since the last `clear`, also those no longer kept. */
  total(): number;
  clear(): void;
}

/** What a room keeps, so that a load test cannot fill the memory. */
export interface RoomLogBounds {
  readonly messages: number;
  readonly bytes: number;
}

export function createRoomLog(bounds: RoomLogBounds = { messages: 10_000, bytes: 64 * 1024 * 1024 }): RoomLog {
  let kept: { readonly message: ReceivedMessage; readonly bytes: number }[] = [];
  let total = 0;
  let bytesKept = 0;

  return {
    add(at, body, bytes) {
      total += 1;
      bytesKept += bytes;
      const message = { number: total, at, body };
      kept.push({ message, bytes });
      while (kept.length > bounds.messages || (bytesKept > bounds.bytes && kept.length > 1)) {
        bytesKept -= kept.shift()?.bytes ?? 0;
      }
      return message;
    },
    list: () => kept.map((entry) => entry.message),
    total: () => total,
    clear() {
      kept = [];
      total = 0;
      bytesKept = 0;
    },
  };
}
