import type { ListenAddress } from '@signalbox/core';
import { SignalboxError } from '@signalbox/sdk';
import type { FastifyInstance } from 'fastify';

/**
 * Listens, and gives the address as a URL.
 * @throws {SignalboxError} `port-taken`, `listen-failed`
 */
export async function listen(app: FastifyInstance, { host, port }: ListenAddress): Promise<string> {
  const shown = host.includes(':') ? `[${host}]` : host;
  try {
    await app.listen({ host, port });
  } catch (error) {
    const address = `${shown}:${port}`;
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === 'EADDRINUSE') throw new SignalboxError('port-taken', { address });
    throw new SignalboxError('listen-failed', { address, detail: code ?? 'unknown' }, { cause: error });
  }
  const bound = app.server.address();
  return `http://${shown}:${typeof bound === 'object' && bound !== null ? bound.port : port}`;
}
