import type { ProblemAt } from '../problems/problem.ts';
import type { WrittenServer } from '../written-config.ts';
import type { ServerConfig } from './compile-server.ts';
import { isLoopback } from './compile-server.ts';

/** A server that others can reach asks for credentials, or says out loud that it does not. */
export function authRequired({ listen }: ServerConfig, written: WrittenServer | undefined): readonly ProblemAt[] {
  if (isLoopback(listen) || written?.auth !== undefined) return [];
  const at = written?.listen === undefined ? ['server'] : ['server', 'listen'];
  return [
    {
      code: 'auth-required',
      at,
      message: 'the server listens beyond loopback and asks for no credentials',
      hint: `add \`server.auth: { bearer: "\${env:SIGNALBOX_TOKEN}" }\`, or say \`auth: none\``,
    },
  ];
}
