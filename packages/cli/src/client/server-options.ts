import type { Command } from 'commander';
import { addFormatOption, type FormatOptions } from '../args/format-option.ts';
import { type Io, UsageError } from '../io.ts';

const DEFAULT_URL = 'http://127.0.0.1:8080';

/** What every command that talks to a running server takes. */
export interface ServerOptions {
  readonly url?: string;
  readonly token?: string;
}

/** What commands take that show something of a running server. */
export interface ShowOptions extends ServerOptions, FormatOptions {}

/** Where a server is, and what it wants to see. */
export interface ServerAddress {
  /** Without a slash at its end. */
  readonly base: string;
  readonly authorization: string | undefined;
}

export function addServerOptions(command: Command): Command {
  return command
    .option('--url <url>', `where the server is (default: SIGNALBOX_URL of the environment, else ${DEFAULT_URL})`)
    .option('--token <token>', 'bearer token of `server.auth` (default: SIGNALBOX_TOKEN of the environment)');
}

export function addShowOptions(command: Command): Command {
  return addFormatOption(addServerOptions(command), 'one JSON document');
}

/** @throws {UsageError} */
export function addressOf({ url, token }: ServerOptions, { env }: Io): ServerAddress {
  const written = url || env['SIGNALBOX_URL'] || DEFAULT_URL;
  const parsed = URL.parse(written);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) {
    throw new UsageError(`${JSON.stringify(written)} is not an address`, `--url ${DEFAULT_URL}`);
  }
  const { username, password, origin, pathname } = parsed;
  const bearer = token || env['SIGNALBOX_TOKEN'];
  const pair = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  return {
    base: `${origin}${pathname.replace(/\/+$/, '')}`,
    authorization: bearer ? `Bearer ${bearer}` : username === '' ? undefined : `Basic ${pair}`,
  };
}
