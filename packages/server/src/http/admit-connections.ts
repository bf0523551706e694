import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Most connections that wait to be served while others are still being accepted. */
const MOST_WAITING = 1_024;

/**
 * Serves connections that arrive together only once all of them are accepted. Node accepts one connection each time its
 * event loop comes round, and serves whoever it has accepted meanwhile: of 256 senders that connect at once (as after a
 * restart) the last ones waited for 256 rounds of requests of the first ones, seconds on a slow machine. Accepting alone
 * takes some ten microseconds a connection.
 *
 * @param server not listening yet
 */
export function admitTogether(server: Server): void {
  const serve = server.listeners('connection');
  server.removeAllListeners('connection');
  let waiting: Socket[] = [];

  const admit = () => {
    const admitted = waiting;
    waiting = [];
    for (const socket of admitted) for (const listener of serve) listener.call(server, socket);
  };
  const admitOnceAllAreHere = (seen: number) => {
    setImmediate(() => {
      if (waiting.length === seen || waiting.length >= MOST_WAITING) admit();
      else admitOnceAllAreHere(waiting.length);
    });
  };
  server.on('connection', (socket: Socket) => {
    // The first of these ends the round of the event loop that accepted it, the second one the next round.
    if (waiting.push(socket) === 1) setImmediate(() => admitOnceAllAreHere(waiting.length));
  });
}
