import type { Definition } from '../definitions.ts';
import type { ProblemAt } from '../problems/problem.ts';
import type { ServerConfig } from '../server/compile-server.ts';
import { isLoopback } from '../server/compile-server.ts';
import type { WrittenSource } from '../written-config.ts';

/** A source that others can reach without credentials takes anybody's alerts. */
export function openSource(
  { listen }: ServerConfig,
  { name, at, written }: Definition<WrittenSource>,
): readonly ProblemAt[] {
  if (isLoopback(listen) || written.auth !== undefined) return [];
  return [
    {
      severity: 'warning',
      code: 'open-source',
      at,
      on: 'key',
      message: `anyone who reaches the server can post alerts to the source ${JSON.stringify(name)}`,
      hint: 'add `auth`, or say `auth: none`',
    },
  ];
}
