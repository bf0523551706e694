import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { IntakeBudget } from './intake-budget.ts';
import { type Read, type Refusal, refuse, refused } from './refusal.ts';

const unzip = promisify(gunzip);

export interface BodyLimits {
  /** Largest body, as it was sent and when unpacked. */
  readonly maxBytes: number;
  readonly budget: IntakeBudget;
}

/**
 * Reads the bytes of a request's body; gzip is undone once. Nothing beyond the limit is ever held, and what is held
 * counts against the budget until `use` is through.
 */
export async function withBody<T>(
  request: IncomingMessage,
  limits: BodyLimits,
  use: (body: Read<Buffer>) => T | Promise<T>,
): Promise<T> {
  const held = new Held(limits.budget);
  try {
    return await use(await readBody(request, limits.maxBytes, held));
  } finally {
    held.release();
  }
}

async function readBody(request: IncomingMessage, maxBytes: number, held: Held): Promise<Read<Buffer>> {
  const unfit = unfitHeaders(request, maxBytes);
  if (unfit !== undefined) return { ok: false, refusal: unfit };
  const raw = await collect(request, maxBytes, held);
  if (!raw.ok || contentEncoding(request) === 'identity') return raw;
  return unpack(raw.value, maxBytes, held);
}

function unfitHeaders(request: IncomingMessage, maxBytes: number): Refusal | undefined {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return tooLarge(maxBytes);
  if (contentEncoding(request) === 'other') {
    return refuse(415, 'unsupported-encoding', 'the body may be packed with gzip, once, and with nothing else', {
      headers: { 'accept-encoding': 'gzip' },
    });
  }
  return undefined;
}

function contentEncoding(request: IncomingMessage): 'identity' | 'gzip' | 'other' {
  const named = (request.headers['content-encoding'] ?? '').trim().toLowerCase();
  if (named === '' || named === 'identity') return 'identity';
  return named === 'gzip' || named === 'x-gzip' ? 'gzip' : 'other';
}

/** What is refused is read on and thrown away: an answer sent into a closed connection would never be seen. */
function collect(request: IncomingMessage, maxBytes: number, held: Held): Promise<Read<Buffer>> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (result: Read<Buffer>) => {
      request.off('data', onData);
      resolve(result);
    };
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) settle({ ok: false, refusal: tooLarge(maxBytes) });
      else if (!held.take(chunk.length)) settle({ ok: false, refusal: overloaded() });
      else chunks.push(chunk);
    };
    request.on('data', onData);
    request.on('end', () => settle({ ok: true, value: chunks.length === 1 ? only(chunks) : Buffer.concat(chunks) }));
    const broken = () => settle(refused(400, 'aborted', 'the connection broke before the body was complete'));
    request.on('error', broken);
    request.on('close', broken);
  });
}

function only([chunk]: readonly Buffer[]): Buffer {
  return chunk ?? Buffer.alloc(0);
}

async function unpack(packed: Buffer, maxBytes: number, held: Held): Promise<Read<Buffer>> {
  if (!held.take(maxBytes)) return { ok: false, refusal: overloaded() };
  try {
    return { ok: true, value: await unzip(packed, { maxOutputLength: maxBytes }) };
  } catch (error) {
    const bomb = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return bomb
      ? { ok: false, refusal: tooLarge(maxBytes) }
      : refused(400, 'bad-encoding', 'the body is not the gzip that its header says');
  }
}

function tooLarge(maxBytes: number): Refusal {
  return refuse(413, 'body-too-large', `the body is larger than ${maxBytes} bytes`);
}

/** 503, not 429: many senders take 429 as final. */
function overloaded(): Refusal {
  return refuse(503, 'overloaded', 'too much is arriving at once', { headers: { 'retry-after': '1' } });
}

class Held {
  readonly #budget: IntakeBudget;
  #bytes = 0;

  constructor(budget: IntakeBudget) {
    this.#budget = budget;
  }

  take(bytes: number): boolean {
    if (!this.#budget.take(bytes)) return false;
    this.#bytes += bytes;
    return true;
  }

  release(): void {
    this.#budget.give(this.#bytes);
    this.#bytes = 0;
  }
}
