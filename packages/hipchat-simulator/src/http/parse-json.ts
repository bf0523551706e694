export type JsonParsed =
  | { readonly kind: 'parsed'; readonly value: unknown }
  | { readonly kind: 'invalid'; readonly why: string };

// Deeper values could be parsed but not written again: JSON.stringify is recursive.
const MAX_DEPTH = 64;

/** Parses UTF-8 JSON; refuses invalid UTF-8 and values nested deeper than 64. */
export function parseJson(bytes: Buffer): JsonParsed {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return { kind: 'invalid', why: error instanceof Error ? error.message : String(error) };
  }
  return isDeeperThan(MAX_DEPTH, value)
    ? { kind: 'invalid', why: `nested deeper than ${MAX_DEPTH} levels` }
    : { kind: 'parsed', value };
}

/** Whether the header names JSON, with or without parameters. */
export function isJsonType(contentType: string | undefined): boolean {
  return /^application\/json\s*(;|$)/i.test(contentType ?? '');
}

function isDeeperThan(max: number, root: unknown): boolean {
  let level: unknown[] = [root];
  for (let depth = 0; depth <= max; depth += 1) {
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
    if (level.length === 0) return false;
  }
  return true;
}
