import { isUtf8 } from 'node:buffer';
import { type Result, refused } from './http-problem.ts';

/** Deepest nesting that is read: the code behind (hashing, storing, `JSON.stringify`) recurses. */
export const MAX_DEPTH = 64;
/** Most keys in a body of 1 MiB: building huge objects is what makes a small body slow. */
export const MAX_KEYS_PER_MIB = 10_000;

/**
 * Reads a JSON body. Its objects have no prototype, so that no key of a sender reaches one; of equal keys the last
 * one counts; lone surrogates become U+FFFD, as they would on their way to disk.
 */
export function parseJson(body: Buffer, maxKeys: number): Result<unknown> {
  if (!isUtf8(body)) return refused(400, 'bad-utf8', 'the body is not valid UTF-8');
  const text = body.toString('utf8');
  const parsed = tryParse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  if (!parsed.ok) return parsed;
  const walk: Walk = {
    keysLeft: maxKeys,
    repairsText: LONE_SURROGATE_POSSIBLE.test(text),
    seeksProto: PROTO_POSSIBLE.test(text),
  };
  const violation = strip(parsed.value, 1, walk);
  switch (violation) {
    case undefined:
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
  if (walk.seeksProto && Object.hasOwn(value, '__proto__')) return 'proto';
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
