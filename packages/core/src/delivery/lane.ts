import type { DeliveryHead } from '../store/index.ts';

/** What tells the lane of a delivery. */
export type InLane = Pick<DeliveryHead, 'id' | 'groupId' | 'resendOf'>;

/**
 * In which order of a channel a delivery stands. Those of a group come one after the other, and a newer one takes along
 * what waits. One that a person had sent again says what was once true, and is no part of that: it has a lane of its own.
 */
export function laneOf({ id, groupId, resendOf }: InLane): string {
  return resendOf === undefined ? groupId : `${groupId}\u0000${id}`;
}
