import type { Simulator } from '@signalbox/hipchat-simulator';
import { listenError } from '../listen-error.ts';
import type { Address } from '../parse-address.ts';

/** The room that the demo's configuration names. */
export const DEMO_ROOM = '1234567';
export const DEMO_TOKEN = 'demo-token';

/** @throws {SignalboxError} `port-taken`, `listen-failed` */
export async function startRoom(listen: Address): Promise<Simulator> {
  // Only when it is asked for: the router neither needs nor pays for it.
  const { startSimulator } = await import('@signalbox/hipchat-simulator');
  return startSimulator({ ...listen, rooms: [{ id: DEMO_ROOM, name: 'Ops', token: DEMO_TOKEN }] }).catch((error) => {
    throw listenError(error, listen);
  });
}
