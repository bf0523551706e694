import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineTransport, type Message, ok, type Source, type Transport, Type } from '@signalbox/sdk';
import type { ReloadReport } from '../configuration/live-configuration.ts';
import type { RunningServer } from '../running-server.ts';
import { type ServerOptions, type Started, startServer } from '../start-server.ts';
import { checkAgainstOpenApi, isDescribed } from './check-against-openapi.ts';
import { listSource, plainSource } from './list-source.ts';

/** The shortest configuration with a source and a channel. */
export const SMALL = `
version: 1
sources: { list: { type: list } }
defaults: { groupWait: 0s }
channels: { room: { transport: record } }
unmatched: { to: [room] }
`;

export interface TestServer {
  readonly server: RunningServer;
  readonly url: string;
  readonly folder: string;
  readonly logged: readonly string[];
  /** Fulfilled by the first line of the log, past or future, that has this text in it. */
  line(text: string): Promise<string>;
  /** The messages to channels of the transport `record`; `next` waits for one more. */
  readonly told: { readonly messages: readonly Message[]; next(): Promise<Message> };
  post(where: string, body: string | Buffer, headers?: Record<string, string>): Promise<Response>;
  get(where: string, headers?: Record<string, string>): Promise<Response>;
  write(file: string, text: string): Promise<void>;
  /** Fulfilled by the next reading of the configuration that finds something new. */
  nextReload(): Promise<ReloadReport>;
}

const endings: (() => Promise<unknown>)[] = [];

/** For `afterEach`. */
export async function endServers(): Promise<void> {
  for (const end of endings.splice(0).reverse()) await end();
}

export async function aFolder(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'signalbox-server-'));
  endings.push(() => rm(folder, { recursive: true, force: true }));
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  return folder;
}

/** A whole server on a free port, in a folder of its own. */
export async function aServer(config = SMALL, more: Partial<ServerOptions> = {}): Promise<TestServer> {
  const folder = more.cwd ?? (await aFolder({ 'signalbox.yaml': config }));
  const test = await start(folder, more);
  if (test.started.type === 'broken') throw new Error(JSON.stringify(test.started.loaded.problems));
  return { ...test, server: test.started.server, url: test.started.server.url };
}

export async function start(folder: string, more: Partial<ServerOptions> = {}) {
  const logged: string[] = [];
  const readers = new Set<(line: string) => void>();
  const { transport, told } = recordingTransport();
  const reloads: ((report: ReloadReport) => void)[] = [];
  const sources: Source[] = [listSource, plainSource];
  const started: Started = await startServer({
    configPath: 'signalbox.yaml',
    cwd: folder,
    env: {},
    builtin: {
      transports: new Map([[transport.name, transport]]),
      sources: new Map(sources.map((each) => [each.name, each])),
    },
    version: '0.0.0-test',
    listen: '127.0.0.1:0',
    logDestination: {
      write(line) {
        logged.push(line);
        for (const look of [...readers]) look(line);
      },
    },
    onReload: (report) => reloads.shift()?.(report),
    ...more,
  });
  if (started.type === 'running') endings.push(() => started.server.close());
  const url = started.type === 'running' ? started.server.url : '';
  return {
    started,
    folder,
    logged,
    line: (text: string) =>
      new Promise<string>((resolve) => {
        const look = (line: string) => {
          if (!line.includes(text)) return;
          readers.delete(look);
          resolve(line);
        };
        readers.add(look);
        for (const line of logged) look(line);
      }),
    told,
    post: (
      where: string,
      body: string | Buffer,
      headers: Record<string, string> = { 'content-type': 'application/json' },
    ) => described(url + where, { method: 'POST', body, headers }),
    get: (where: string, headers: Record<string, string> = {}) => described(url + where, { method: 'GET', headers }),
    write: (file: string, text: string) => writeFile(path.join(folder, file), text),
    nextReload: () => new Promise<ReloadReport>((resolve) => reloads.push(resolve)),
  };
}

/** Asks; fails if the OpenAPI document has the operation, and not its answer. */
async function described(url: string, request: RequestInit & { readonly method: string }): Promise<Response> {
  const answer = await fetch(url, request);
  if (isDescribed(request.method, url)) await checkAgainstOpenApi(request.method, url, answer);
  return answer;
}

/** The body of an answer, as tests look into it. */
export async function jsonOf(answer: Response): Promise<Readonly<Record<string, unknown>>> {
  return (await answer.json()) as Readonly<Record<string, unknown>>;
}

/** A transport that keeps its messages; its option `token` is a secret. */
function recordingTransport(): { readonly transport: Transport; readonly told: TestServer['told'] } {
  const messages: Message[] = [];
  const waiting: ((message: Message) => void)[] = [];
  const transport = defineTransport({
    name: 'record',
    options: Type.Object({ token: Type.Optional(Type.String({ writeOnly: true })) }, { additionalProperties: false }),
    parts: () => ({ message: { format: 'text', default: '{{status}} {{labels.alertname}}' } }),
    async send(message) {
      messages.push(message);
      waiting.shift()?.(message);
      return ok;
    },
    preview: (message) => message.parts,
  });
  const next = () => new Promise<Message>((resolve) => waiting.push(resolve));
  return { transport, told: { messages, next } };
}
