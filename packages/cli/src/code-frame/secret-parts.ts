import type { Problem } from '@signalbox/core';
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { keyNames } from './key-names.ts';

/** A piece of a file, from its start to before its end: offsets from 0. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/**
 * How much is known of the place of a value: it is none for a secret; nobody knows, since the file is no YAML or the
 * value has no place in the language; it is a secret, and all that is below it.
 */
type Place = 'open' | 'unclear' | 'secret';

/** Deeper than any configuration. */
const DEEPEST = 64;

/**
 * The values of a YAML file that may be secrets although nothing has recognised them as such: those below keys that
 * nobody knows (they may be misspelt), below `auth`, below keys that sound like a secret, and in maps where something
 * else belongs. Of a file that is no YAML, all values but those of keys that are known to be harmless.
 */
export function secretParts(text: string, problems: readonly Problem[]): readonly Part[] {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false, schema: 'core' });
  const isBroken = document.errors.length > 0 || problems.some(({ code }) => code === 'yaml-syntax');
  const { isKnown, isSecret } = keyNames();
  const places = (...codes: readonly Problem['code'][]) =>
    new Set(problems.filter(({ code }) => codes.includes(code)).map(({ line, column }) => `${line}:${column}`));
  const unknownPlaces = places('unknown-key', 'reserved-key', 'not-yet-supported');
  const wrongPlaces = places('wrong-type', 'wrong-value');
  const unknownKeys = new Set<string>();
  visitKeys(document.contents, (key) => {
    if (isAt(key, unknownPlaces)) unknownKeys.add(textOf(key));
  });

  const parts: Part[] = [];
  const seen: Part[] = [];
  walk(document.contents, 'unclear', 0);
  return isBroken ? [...parts, ...unread(text, seen)] : parts;

  function walk(node: unknown, place: Place, depth: number, from?: number): void {
    if (!isNode(node)) return;
    if (depth > DEEPEST) hide(node);
    else if (isMap(node)) for (const pair of node.items) walkPair(pair, belowOf(node, place), depth);
    else if (isSeq(node)) for (const item of node.items) walk(item, belowOf(node, place), depth + 1);
    else if (place !== 'open') hide(node, from);
    else see(node);
  }

  function walkPair({ key, value }: Pair, place: Place, depth: number): void {
    if (!isScalar(key)) walk(key, place === 'open' ? 'unclear' : place, depth + 1);
    const name = textOf(key);
    const isUnknown = unknownKeys.has(name);
    if (isScalar(key)) {
      see(key);
      const [word = ''] = name.split(/[\s=]/);
      // `token abc`, `token=abc`: the colon was forgotten.
      if (word !== name && (isUnknown || isBroken || value === null)) hide(key, startOf(key) + word.length + 1);
    }
    walk(value, belowKey(name, isUnknown, value, place), depth + 1, valueStart(key));
  }

  function belowKey(name: string, isUnknown: boolean, value: unknown, place: Place): Place {
    if (place === 'secret' || isUnknown || isSecret(name)) return 'secret';
    if (isKnown(name)) return 'open';
    return isBroken || isAt(value, wrongPlaces) ? 'unclear' : 'open';
  }

  /** A map or list where something else belongs. */
  function belowOf(node: Node, place: Place): Place {
    return isAt(node, wrongPlaces) && node !== document.contents ? 'secret' : place;
  }

  function hide(node: Node, from = startOf(node)): void {
    const part = { from, to: endOf(node) };
    parts.push(part);
    seen.push(part);
  }

  function see(node: Node): void {
    seen.push({ from: startOf(node), to: endOf(node) });
  }

  function isAt(node: unknown, wanted: ReadonlySet<string>): boolean {
    if (!isNode(node)) return false;
    const { line, col } = lineCounter.linePos(startOf(node));
    return wanted.has(`${line}:${col}`);
  }

  /** Where the value of a key begins, with its tag or anchor: `!abc` may be the beginning of a password. */
  function valueStart(key: unknown): number | undefined {
    if (!isNode(key)) return undefined;
    const between = /^\s*:[ \t]*(?=\S)/.exec(text.slice(endOf(key), endOf(key) + 200));
    return between === null ? undefined : endOf(key) + between[0].length;
  }
}

function visitKeys(node: unknown, visit: (key: unknown) => void, depth = 0): void {
  if (depth > DEEPEST) return;
  if (isSeq(node)) for (const item of node.items) visitKeys(item, visit, depth + 1);
  if (!isMap(node)) return;
  for (const { key, value } of node.items) {
    visit(key);
    visitKeys(value, visit, depth + 1);
  }
}

/** What is in no value and no key of a broken file, and is more than punctuation. */
function unread(text: string, seen: readonly Part[]): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const part of [...seen].sort((a, b) => a.from - b.from)) {
    parts.push(...between(from, part.from));
    from = Math.max(from, part.to);
  }
  return [...parts, ...between(from, text.length)];

  function between(start: number, end: number): readonly Part[] {
    const found = text.slice(start, Math.max(start, end)).matchAll(/(?:#.*)|[^\s,:[\]{}"'|>#-][^\s,[\]{}]*/g);
    return [...found].flatMap((match) =>
      match[0].startsWith('#') ? [] : [{ from: start + match.index, to: start + match.index + match[0].length }],
    );
  }
}

function textOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : isAlias(key) ? key.source : '';
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

function endOf(node: Node): number {
  return node.range?.[1] ?? 0;
}
