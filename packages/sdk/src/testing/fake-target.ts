import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';

/** How the target treats a request. All but `answer` are ways to be a bad peer. */
export type TargetBehaviour =
  | {
      readonly type: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** Writes these bytes, and then leaves the connection open, ends or resets it. */
  | { readonly type: 'raw'; readonly text: string; readonly then?: 'end' | 'reset' }
  /** Writes these bytes one at a time. */
  | { readonly type: 'bytewise'; readonly text: string }
  /** Takes the request and says nothing. */
  | { readonly type: 'silence' }
  /** Takes the request and resets the connection. */
  | { readonly type: 'reset' }
  | { readonly type: 'half-status-line' }
  | { readonly type: 'not-http' }
  | { readonly type: 'reset-after-headers' }
  /** 200, half of the body that it announced, and the end of the connection. */
  | { readonly type: 'death-after-200' }
  /** 200, and a byte of the body now and then. */
  | { readonly type: 'drip' }
  | { readonly type: 'endless-body' }
  | { readonly type: 'flood-of-1xx' };

export interface ReceivedRequest {
  readonly method: string;
  /** Path and query, as they came. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** A server on loopback that keeps what it received and behaves as it is told. */
export interface FakeTarget extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`, or https. */
  readonly origin: string;
  readonly requests: readonly ReceivedRequest[];
  /** How many connections it has accepted. */
  connections(): number;
  /** What it does with the requests from now on. */
  behave(behaviour: TargetBehaviour): void;
  /** The next request that it has read to its end. */
  nextRequest(): Promise<ReceivedRequest>;
  close(): Promise<void>;
}

const DRIP_EVERY_MS = 20;

/** @param tls certificate and key of an https server; absent: http */
export async function startFakeTarget(
  firstBehaviour: TargetBehaviour = { type: 'answer', status: 200 },
  tls?: TlsOptions,
): Promise<FakeTarget> {
  let behaviour = firstBehaviour;
  let accepted = 0;
  const requests: ReceivedRequest[] = [];
  const waiting: ((request: ReceivedRequest) => void)[] = [];
  const sockets = new Set<Socket>();

  const server = tls === undefined ? createServer() : createTlsServer(tls);
  server.on(tls === undefined ? 'connection' : 'secureConnection', (socket: Socket) => {
    accepted += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  server.on('request', async (incoming: IncomingMessage) => {
    const request = await readRequest(incoming);
    if (request === undefined) return;
    requests.push(request);
    for (const resolve of waiting.splice(0)) resolve(request);
    misbehave(incoming.socket, behaviour);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const close = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    origin: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    requests,
    connections: () => accepted,
    behave(next) {
      behaviour = next;
    },
    nextRequest: () => new Promise((resolve) => waiting.push(resolve)),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** `undefined`: the sender went away in the middle of it. */
async function readRequest(incoming: IncomingMessage): Promise<ReceivedRequest | undefined> {
  const { method = '', url = '', headers } = incoming;
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    return { method, path: url, headers, body: Buffer.concat(chunks).toString() };
  } catch {
    return undefined;
  }
}

/** Writes past the server's own response, straight to the socket. */
function misbehave(socket: Socket, behaviour: TargetBehaviour): void {
  switch (behaviour.type) {
    case 'answer':
      answer(socket, behaviour);
      return;
    case 'raw':
      socket.write(behaviour.text, () => {
        if (behaviour.then === 'end') socket.end();
        if (behaviour.then === 'reset') socket.resetAndDestroy();
      });
      return;
    case 'bytewise':
      writeBytewise(socket, behaviour.text);
      return;
    case 'silence':
      return;
    case 'reset':
      socket.resetAndDestroy();
      return;
    case 'half-status-line':
      socket.end('HTTP/1.1 2');
      return;
    case 'not-http':
      socket.end('220 mail.example.com ESMTP\r\n');
      return;
    case 'reset-after-headers':
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n', () => socket.resetAndDestroy());
      return;
    case 'death-after-200':
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf');
      return;
    case 'drip':
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n');
      drip(socket);
      return;
    case 'endless-body':
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      flood(socket, 'x'.repeat(16 * 1024));
      return;
    case 'flood-of-1xx':
      flood(socket, 'HTTP/1.1 102 Processing\r\n\r\n'.repeat(100));
      return;
  }
}

function answer(socket: Socket, { status, headers = {}, body = '' }: TargetBehaviour & { type: 'answer' }): void {
  const hasBody = status !== 204 && status !== 304;
  const all = { ...headers, ...(hasBody ? { 'content-length': String(Buffer.byteLength(body)) } : {}) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`HTTP/1.1 ${status} Status\r\n${lines.join('')}\r\n${hasBody ? body : ''}`);
}

function writeBytewise(socket: Socket, text: string): void {
  const [first, ...others] = text;
  if (first !== undefined) socket.write(first, () => setImmediate(() => writeBytewise(socket, others.join(''))));
}

function drip(socket: Socket): void {
  const timer = setInterval(() => socket.write('x'), DRIP_EVERY_MS);
  socket.on('close', () => clearInterval(timer));
}

function flood(socket: Socket, text: string): void {
  const write = (): void => {
    if (socket.writable) socket.write(text, () => setImmediate(write));
  };
  write();
}
