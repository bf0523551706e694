const SIMPLE: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  '\\': 92,
  '"': 34,
};

/** Escapes that stand for a byte, or for a code point: what introduces them, their digits, and their base. */
const NUMERIC = [
  { pattern: /^x([0-9a-fA-F]{2})/, base: 16, limit: 0xff, bytes: true },
  { pattern: /^([0-7]{3})/, base: 8, limit: 0xff, bytes: true },
  { pattern: /^u([0-9a-fA-F]{4})/, base: 16, limit: 0xffff, bytes: false },
  { pattern: /^U([0-9a-fA-F]{8})/, base: 16, limit: 0x10ffff, bytes: false },
] as const;

/**
 * The value of an interpreted Go string literal, given what stands between its quotes; undefined if Go refuses it, or if
 * its bytes are no UTF-8.
 * @see https://go.dev/ref/spec#String_literals
 */
export function unquoteGoString(inside: string): string | undefined {
  if (inside.includes('\n') || !inside.isWellFormed()) return undefined;
  if (!inside.includes('\\')) return inside;
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  let rest = inside;
  while (rest !== '') {
    const slash = rest.indexOf('\\');
    const plain = slash === -1 ? rest : rest.slice(0, slash);
    bytes.push(...encoder.encode(plain));
    if (slash === -1) break;
    const special = readEscape(rest.slice(slash + 1));
    if (special === undefined) return undefined;
    bytes.push(...(special.byte ? [special.code] : encoder.encode(String.fromCodePoint(special.code))));
    rest = rest.slice(slash + 1 + special.length);
  }
  return decode(Uint8Array.from(bytes));
}

interface Escape {
  readonly code: number;
  /** The code is a byte of UTF-8, not a code point. */
  readonly byte: boolean;
  /** Characters after the backslash. */
  readonly length: number;
}

function readEscape(text: string): Escape | undefined {
  const letter = text.charAt(0);
  if (Object.hasOwn(SIMPLE, letter)) return { code: SIMPLE[letter] ?? 0, byte: true, length: 1 };
  for (const { pattern, base, limit, bytes } of NUMERIC) {
    const match = pattern.exec(text);
    if (match?.[1] === undefined) continue;
    const code = Number.parseInt(match[1], base);
    const surrogate = !bytes && code >= 0xd800 && code <= 0xdfff;
    return code > limit || surrogate ? undefined : { code, byte: bytes, length: match[0].length };
  }
  return undefined;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
