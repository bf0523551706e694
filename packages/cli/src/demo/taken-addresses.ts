import { once } from 'node:events';
import { createServer } from 'node:net';
import { SignalboxError } from '@signalbox/sdk';
import type { Address } from '../args/address.ts';
import type { Io } from '../io.ts';
import { paintFor } from '../print/paint.ts';
import { listenError } from './listen-error.ts';

/**
 * Says which of the demo's addresses cannot be had, all of them at once, and how to choose others. True if all can.
 * The router and the room still find out for themselves when they listen.
 */
export async function areAddressesFree(wanted: readonly Address[], io: Io): Promise<boolean> {
  const failures: string[] = [];
  for (const address of wanted) {
    const failure = await tryAddress(address);
    if (failure !== undefined) failures.push(failure);
  }
  if (failures.length === 0) return true;
  const paint = paintFor(io.stderr);
  for (const failure of failures) io.stderr.write(`${paint('red', 'error:')} ${failure}\n`);
  // npm takes options for itself unless they follow two dashes.
  const command = io.env['npm_lifecycle_event'] === 'start' ? 'npm start --' : 'signalbox demo';
  const others = '--simulator-listen 127.0.0.1:9090 --listen 127.0.0.1:9080';
  io.stderr.write(`  ${paint('cyan', 'hint:')} choose other addresses: ${command} ${others}\n`);
  return false;
}

async function tryAddress(address: Address): Promise<string | undefined> {
  const server = createServer();
  try {
    await once(server.listen(address.port, address.host), 'listening');
    server.close();
    await once(server, 'close');
    return undefined;
  } catch (error) {
    const failure = listenError(error, address);
    if (!SignalboxError.is(failure)) throw error;
    return failure.message;
  }
}
