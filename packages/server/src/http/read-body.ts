import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { BodyBudget } from './body-budget.ts';
import { type HttpProblem, httpProblem, type Result, refused } from './http-problem.ts';

const unzip = promisify(gunzip);

export interface BodyLimits {
  /** Largest body, as it was sent and when unpacked. */
  readonly maxBytes: number;
  readonly budget: BodyBudget;
}

/**
 * Reads the bytes of a request's body; gzip is undone once. Nothing beyond the limit is ever kept in memory, and the
 * bytes that are kept are reserved in the budget until `use` has ended.
 */
export async function withBody<T>(
  request: IncomingMessage,
  limits: BodyLimits,
  use: (body: Result<Buffer>) => T | Promise<T>,
): Promise<T> {
  const reservation = new Reservation(limits.budget);
  try {
    return await use(await readBody(request, limits.maxBytes, reservation));
  } finally {
    reservation.release();
  }
}

async function readBody(request: IncomingMessage, maxBytes: number, reservation: Reservation): Promise<Result<Buffer>> {
  const problem = checkHeaders(request, maxBytes);
  if (problem !== undefined) return { ok: false, problem };
  const raw = await collect(request, maxBytes, reservation);
  if (!raw.ok || contentEncoding(request) === 'identity') return raw;
  return unpack(raw.value, maxBytes, reservation);
}

function checkHeaders(request: IncomingMessage, maxBytes: number): HttpProblem | undefined {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return tooLarge(maxBytes);
  if (contentEncoding(request) === 'other') {
    return httpProblem(415, 'unsupported-encoding', 'the body may be packed with gzip, once, and with nothing else', {
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

/** A body that is refused is still read to its end: an answer sent into a closed connection would never be seen. */
function collect(request: IncomingMessage, maxBytes: number, reservation: Reservation): Promise<Result<Buffer>> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (result: Result<Buffer>) => {
      request.off('data', onData);
      resolve(result);
    };
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) settle({ ok: false, problem: tooLarge(maxBytes) });
      else if (!reservation.add(chunk.length)) settle({ ok: false, problem: overloaded() });
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

async function unpack(packed: Buffer, maxBytes: number, reservation: Reservation): Promise<Result<Buffer>> {
  if (!reservation.add(maxBytes)) return { ok: false, problem: overloaded() };
  try {
    return { ok: true, value: await unzip(packed, { maxOutputLength: maxBytes }) };
  } catch (error) {
    const bomb = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return bomb
      ? { ok: false, problem: tooLarge(maxBytes) }
      : refused(400, 'bad-encoding', 'the body is not gzip, although its header says so');
  }
}

function tooLarge(maxBytes: number): HttpProblem {
  return httpProblem(413, 'body-too-large', `the body is larger than ${maxBytes} bytes`);
}

/** 503, not 429: many senders take 429 as final. */
function overloaded(): HttpProblem {
  return httpProblem(503, 'overloaded', 'too much is arriving at once', { headers: { 'retry-after': '1' } });
}

class Reservation {
  readonly #budget: BodyBudget;
  #bytes = 0;

  constructor(budget: BodyBudget) {
    this.#budget = budget;
  }

  add(bytes: number): boolean {
    if (!this.#budget.reserve(bytes)) return false;
    this.#bytes += bytes;
    return true;
  }

  release(): void {
    this.#budget.release(this.#bytes);
    this.#bytes = 0;
  }
}
