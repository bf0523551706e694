import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { ExitCode, Io } from '../io.ts';
import { runProgram } from '../program.ts';

export interface Run {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

export interface World {
  readonly cwd?: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly colours?: boolean;
  readonly stopped?: Promise<void>;
}

export interface Recording {
  readonly io: Io;
  stdout(): string;
  stderr(): string;
}

/** The world of a test: what is written to it is kept. */
export function recordingIo(world: World = {}): Recording {
  const { colours = false } = world;
  const stdout: string[] = [];
  const stderr: string[] = [];
  const io: Io = {
    stdin: Readable.from([world.stdin ?? '']),
    stdout: { write: (text) => void stdout.push(text), colours },
    stderr: { write: (text) => void stderr.push(text), colours },
    env: world.env ?? {},
    cwd: world.cwd ?? tmpdir(),
    secrets: [],
    stopped: () => world.stopped ?? Promise.resolve(),
  };
  return { io, stdout: () => stdout.join(''), stderr: () => stderr.join('') };
}

/** Runs the program in this process. */
export async function run(args: readonly string[], world: World = {}): Promise<Run> {
  const { io, stdout, stderr } = recordingIo(world);
  const code = await runProgram(args, io);
  return { code, stdout: stdout(), stderr: stderr() };
}

const folders: string[] = [];

/** A folder with files, removed by `removeFolders`. */
export async function aFolder(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'signalbox-cli-'));
  folders.push(folder);
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  return folder;
}

/** For `afterEach`. */
export async function removeFolders(): Promise<void> {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
}

/** A configuration with two routes, two channels and a source that asks for credentials. */
export const SHOP = `
version: 1
server: { externalUrl: https://alerts.example.com }
sources:
  mackerel: { type: mackerel, auth: { basic: { username: m, password: canary-password } } }
defaults: { groupBy: [alertname, service] }
channels:
  room:
    transport: hipchat
    baseUrl: http://127.0.0.1:1
    room: "1"
    token: canary-token
    template: short
  pager: { transport: log }
  asleep: { transport: log, suspended: true }
templates:
  short: { message: "<b>{{severity}}</b> {{labels.alertname}} on {{labels.host}}" }
routes:
  - name: payments
    match: { service: payments }
    to: [room]
    routes:
      - match: { severity: critical }
        to: [pager, asleep, room]
unmatched: { to: [room] }
`;
