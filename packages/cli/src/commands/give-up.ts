import { askServer } from '../client/ask-server.ts';
import { addressOf, type ServerOptions } from '../client/server-options.ts';
import type { ExitCode, Io } from '../io.ts';
import { plainText } from '../print/plain-text.ts';
import { printRefusal } from '../print/print-answer.ts';

/** Gives up deliveries that wait. Each by itself: one that cannot be given up keeps no other from it. */
export async function giveUp(ids: readonly string[], options: ServerOptions, io: Io): Promise<ExitCode> {
  const address = addressOf(options, io);
  const problems: string[] = [];
  for (const id of new Set(ids)) {
    const path = `/api/v1/deliveries/${encodeURIComponent(id)}/give-up`;
    const answer = await askServer(address, { method: 'POST', path });
    if (answer.ok) io.stderr.write(`${plainText(id)} is given up\n`);
    else problems.push(...answer.problems.map((problem) => `${id}: ${problem}`));
  }
  return problems.length > 0 ? printRefusal({ problems }, io) : 0;
}
