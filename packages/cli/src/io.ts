import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Secrets } from '@signalbox/core';

/** All that a command has of the world: tests bring their own. */
export interface Io {
  readonly stdin: Readable;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Relative paths start here. */
  readonly cwd: string;
  /** Of the configurations that a command has read: what goes wrong unexpectedly shows none of them. */
  readonly secrets: Secrets[];
  /** Fulfilled at the first SIGINT or SIGTERM; commands that run on wait for it. */
  stopped(): Promise<void>;
}

export interface Output {
  write(text: string): void;
  /** A person reads it on a terminal that shows colours, or wants colours all the same. */
  readonly colours: boolean;
}

/** Good; what was asked about is bad; used wrongly, or it could not run. The same for every command. */
export type ExitCode = 0 | 1 | 2;

/** Takes the exit code of the command that ran. */
export type Finish = (code: ExitCode) => void;

/** A command was used wrongly, or what it needs is not there: exit code 2. Everything else that is thrown is a bug or a `SignalboxError`. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** What would be right. */
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** The version of this package. */
export const VERSION: string = versionIn(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

function versionIn(text: string): string {
  const manifest: unknown = JSON.parse(text);
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}

/** The world as the process has it. */
export function processIo(): Io {
  const { env } = process;
  return {
    stdin: process.stdin,
    stdout: outputTo(process.stdout, env),
    stderr: outputTo(process.stderr, env),
    env,
    cwd: process.cwd(),
    secrets: [],
    stopped: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      }),
  };
}

function outputTo(stream: NodeJS.WriteStream, env: Io['env']): Output {
  // Whoever reads may stop early (`| head`): that is not a failure.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  return { write: (text) => void stream.write(text), colours: showsColours(stream.isTTY === true, env) };
}

/**
 * `NO_COLOR` counts before `FORCE_COLOR`, and both before what the stream is.
 * @see https://no-color.org
 * @see https://force-color.org
 */
export function showsColours(isTerminal: boolean, env: Io['env']): boolean {
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced) return forced !== '0' && forced !== 'false';
  return isTerminal && env['TERM'] !== 'dumb';
}
