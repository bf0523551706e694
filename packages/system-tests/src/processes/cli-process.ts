import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

const CLI = new URL('../../../cli/bin/signalbox.js', import.meta.url).pathname;

/** What a command of the built program did. */
export interface CommandRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of the built program against a running server. */
export async function signalbox(url: string, args: readonly string[]): Promise<CommandRun> {
  const env = { ...process.env, SIGNALBOX_URL: url };
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code, stdout, stderr };
}
