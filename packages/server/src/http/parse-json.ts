import { isUtf8 } from 'node:buffer';
import { type Result, refused } from './http-problem.ts';

/** Deepest nesting that is read: the code behind (hashing, storing, `JSON.stringify`) recurses. */
export const MAX_DEPTH = 64;
/**
 * One key in so many bytes of the largest allowed body: 131,072 a MiB. No alert comes near (a label is eight bytes at
 * least, `"a":"b",`): 500 alerts of 14 labels in 350 KB have 10,000 keys.
 *
 * The worst body of 1 MiB that is taken (one object of 120,000 different keys) costs 0.18 s of the processor, of which
 * `JSON.parse` alone is 0.08; the same size of ordinary alerts (40,000 keys) costs 0.005 s.
 */
const BYTES_PER_KEY = 8;

/** Most keys in a body, by the limit on its bytes; of a limit below 1 MiB as many as of 1 MiB. */
export function maxKeysIn(maxBytes: number): number {
  return Math.ceil(Math.max(maxBytes, 1_048_576) / BYTES_PER_KEY);
}

/**
 * Reads a JSON body. Its objects have no prototype, so that no key of a sender reaches one; of equal keys the last
 * one counts; lone surrogates become U+FFFD, as they would on their way to disk.
 *
 * @param remark takes a sentence about what was left out: a key `__proto__`, bytes that are not UTF-8. Absent: these
 * refuse the body
 */
export function parseJson(body: Buffer, maxKeys: number, remark?: (sentence: string) => void): Result<unknown> {
  if (!isUtf8(body)) {
    if (remark === undefined) return refused(400, 'bad-utf8', 'the body is not valid UTF-8');
    remark('the body is not valid UTF-8: what cannot be read became U+FFFD');
  }
  const text = body.toString('utf8');
  const parsed = tryParse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  if (!parsed.ok) return parsed;
  const walk: Walk = {
    keysLeft: maxKeys,
    repairsText: LONE_SURROGATE_POSSIBLE.test(text),
    seeksProto: PROTO_POSSIBLE.test(text),
    leavesProtoOut: remark !== undefined,
    hadProto: false,
  };
  const violation = strip(parsed.value, 1, walk);
  switch (violation) {
    case undefined:
      if (walk.hadProto) remark?.('a key `__proto__` was left out');
      return { ok: true, value: typeof parsed.value === 'string' ? parsed.value.toWellFormed() : parsed.value };
    case 'depth':
      return refused(400, 'too-deep', `the body is nested deeper than ${MAX_DEPTH} levels`);
    case 'proto':
      return refused(400, 'bad-key', 'the body has a key `__proto__`, which no sender of alerts needs');
    case 'keys':
      return refused(413, 'too-many-keys', `the body has more than ${maxKeys} keys: send it in parts`);
  }
}

/** UTF-8 cannot carry a surrogate; only an escape can. */
const LONE_SURROGATE_POSSIBLE = /\\u[dD][89a-fA-F]/;

/** Written out, or hidden behind an escape. */
const PROTO_POSSIBLE = /__proto__|\\u00/;

interface Walk {
  keysLeft: number;
  readonly repairsText: boolean;
  readonly seeksProto: boolean;
  readonly leavesProtoOut: boolean;
  hadProto: boolean;
}

function tryParse(text: string): Result<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return refused(400, 'bad-json', text.trim() === '' ? 'the body is empty' : `the body is not JSON${place(error)}`);
  }
}

/** Where the reader stopped, without quoting the body: it may hold secrets. */
function place(error: unknown): string {
  const at = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  return at === undefined ? '' : `: the mistake is at character ${Number(at) + 1}`;
}

/**
 * Takes the prototype off every object, in place: on the hot path this costs half of a rebuilt copy, and what
 * comes out stays in V8's fast mode.
 */
function strip(value: unknown, depth: number, walk: Walk): 'depth' | 'keys' | 'proto' | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > MAX_DEPTH) return 'depth';
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const item: unknown = value[index];
      if (typeof item === 'object' && item !== null) {
        const violation = strip(item, depth + 1, walk);
        if (violation !== undefined) return violation;
      } else if (walk.repairsText && typeof item === 'string') value[index] = item.toWellFormed();
    }
    return undefined;
  }
  const items: readonly unknown[] = Object.values(value);
  walk.keysLeft -= items.length;
  if (walk.keysLeft < 0) return 'keys';
  if (walk.seeksProto && Object.hasOwn(value, '__proto__')) {
    if (!walk.leavesProtoOut) return 'proto';
    walk.hadProto = true;
    Reflect.deleteProperty(value, '__proto__');
  }
  for (const item of items) {
    if (typeof item !== 'object' || item === null) continue;
    const violation = strip(item, depth + 1, walk);
    if (violation !== undefined) return violation;
  }
  Object.setPrototypeOf(value, null);
  if (walk.repairsText) repairTexts(value);
  return undefined;
}

/** @param object one without a prototype, so that writing by any key is safe */
function repairTexts(object: object): void {
  const entries = Object.entries(object);
  for (const [key, item] of entries) {
    const repaired: unknown = typeof item === 'string' ? item.toWellFormed() : item;
    if (key.isWellFormed()) {
      if (repaired !== item) Reflect.set(object, key, repaired);
    } else {
      Reflect.deleteProperty(object, key);
      Reflect.set(object, key.toWellFormed(), repaired);
    }
  }
}
