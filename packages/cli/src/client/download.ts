import { closeSync, createWriteStream, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '../io.ts';
import { reach, refusalOf } from './ask-server.ts';
import type { ServerAddress } from './server-options.ts';

/** The server first makes the whole copy: of a large store that takes minutes. */
const TIMEOUT_MS = 30 * 60_000;

/**
 * Writes what a server sends into a new file, which is there only once all of it is on disk.
 *
 * @returns why the server does not send it
 * @throws {UsageError} if no server answers, the connection breaks, or the file cannot be written
 */
export async function download(address: ServerAddress, path: string, file: string): Promise<readonly string[]> {
  if (existsSync(file)) throw new UsageError(`${file} is there already`, 'name a new file');
  const answer = await reach(address, { method: 'GET', path, headers: {} }, TIMEOUT_MS);
  if (!answer.ok || answer.body === null) return refusalOf(address, answer.status, await answer.text()).problems;
  const part = `${file}.part`;
  try {
    await pipeline(Readable.fromWeb(answer.body), createWriteStream(part, { flags: 'wx', mode: 0o600 }));
    sync(part);
    renameSync(part, file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') rmSync(part, { force: true });
    throw new UsageError(
      code === 'EEXIST' ? `${part} is there already` : `${file} could not be written whole: ${message}`,
      code === 'EEXIST'
        ? 'another backup writes it, or one was killed: remove it then'
        : 'nothing is left of it: try it again',
    );
  }
  return [];
}

function sync(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
