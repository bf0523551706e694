import type { Simulator } from '@signalbox/hipchat-simulator';
import { SignalboxError } from '@signalbox/sdk';
import type { Io } from '../io.ts';
import { listenError } from '../listen-error.ts';
import type { Address } from '../parse-address.ts';
import { paintFor } from '../print/paint.ts';

/** The room that the demo's configuration names. */
export const DEMO_ROOM = '1234567';
export const DEMO_TOKEN = 'demo-token';

/** Starts the chat room; undefined if its address cannot be had, and the terminal says why. */
export async function startRoom(listen: Address, io: Io): Promise<Simulator | undefined> {
  // Only when it is asked for: the router neither needs nor pays for it.
  const { startSimulator } = await import('@signalbox/hipchat-simulator');
  try {
    return await startSimulator({ ...listen, rooms: [{ id: DEMO_ROOM, name: 'Ops', token: DEMO_TOKEN }] });
  } catch (failure) {
    const error = listenError(failure, listen);
    if (!SignalboxError.is(error)) throw error;
    const paint = paintFor(io.stderr);
    io.stderr.write(`${paint('red', 'error:')} ${error.message}\n`);
    io.stderr.write(
      `  ${paint('cyan', 'hint:')} choose another address for the rooms with --simulator-listen HOST:PORT\n`,
    );
    return undefined;
  }
}
