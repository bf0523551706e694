import type { Readable } from 'node:stream';

/** All that a command has of the world: tests bring their own. */
export interface Io {
  readonly stdin: Readable;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Relative paths start here. */
  readonly cwd: string;
  /** Fulfilled at the first SIGINT or SIGTERM; commands that run on wait for it. */
  stopped(): Promise<void>;
}

export interface Output {
  write(text: string): void;
  /** A person's terminal that shows colours: not a pipe, and `NO_COLOR` is not set. */
  readonly colours: boolean;
}

/** Good; what was asked about is bad; used wrongly, or it could not run. The same for every command. */
export type ExitCode = 0 | 1 | 2;

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
