import type { Simulator, SimulatorOptions } from '@signalbox/hipchat-simulator';
import type { Address } from '../args/address.ts';
import { listenError } from './listen-error.ts';

/** @throws {SignalboxError} `port-taken`, `listen-failed` */
export async function startSimulatorAt(listen: Address, rooms: SimulatorOptions['rooms']): Promise<Simulator> {
  // Only when it is asked for: the router neither needs nor pays for it.
  const { startSimulator } = await import('@signalbox/hipchat-simulator');
  return startSimulator({ ...listen, rooms }).catch((error: unknown) => {
    throw listenError(error, listen);
  });
}
