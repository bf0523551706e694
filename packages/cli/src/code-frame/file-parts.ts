import type { Problem } from '@signalbox/core';
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { keyNames } from './key-names.ts';

/** A piece of a file, from its start to before its end: offsets from 0. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** What a file shows, and what it does not. */
export interface FileParts {
  /** May be secret. */
  readonly hidden: readonly Part[];
  /** Texts in quotes or blocks that are no secrets: templates, comments of silences. Whatever they say, they are shown. */
  readonly verbatim: readonly Part[];
}

/**
 * What is known of a place: it and all below is a secret; nothing below is one, whatever its keys are named (labels); or
 * it depends on the keys.
 */
type Place = 'secret' | 'harmless' | 'open';

/** Deeper than any configuration. */
const DEEPEST = 64;

/**
 * The values of a YAML file that are secrets by their keys: those that a schema marks, and those below keys that nobody
 * knows and that such a key may be meant by; also what stands where a map with secrets belongs. Of a file that is no
 * YAML, what could not be read as well.
 */
export function fileParts(text: string, problems: readonly Problem[]): FileParts {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false, schema: 'core' });
  const isBroken = document.errors.length > 0 || problems.some(({ code }) => code === 'yaml-syntax');
  const { isKnown, isSecret, hasSecrets, hasSections, mayBeSecret } = keyNames();
  const places = (...codes: readonly Problem['code'][]) =>
    new Set(problems.filter(({ code }) => codes.includes(code)).map(({ line, column }) => `${line}:${column}`));
  const unknownPlaces = places('unknown-key', 'reserved-key', 'not-yet-supported');
  const wrongPlaces = places('wrong-type', 'wrong-value');
  const unknownKeys = new Set<string>();
  visitKeys(document.contents, (key) => {
    if (isAt(key, unknownPlaces)) unknownKeys.add(textOf(key));
  });

  const hidden: Part[] = [];
  const verbatim: Part[] = [];
  const seen: Part[] = [];
  walk(document.contents, isScalar(document.contents) ? 'secret' : 'open', '', 0);
  return { hidden: isBroken ? [...hidden, ...unread(text, seen)] : hidden, verbatim };

  /** @param key the one that it stands below */
  function walk(node: unknown, place: Place, key: string, depth: number, from?: number): void {
    if (!isNode(node)) return;
    if (depth > DEEPEST) hide(node);
    else if (isMap(node)) for (const pair of node.items) walkPair(pair, place, key, depth);
    else if (isSeq(node)) for (const item of node.items) walk(item, inList(item, place, key), key, depth + 1);
    else if (place === 'secret') hide(node, from);
    else show(node);
  }

  function walkPair({ key, value }: Pair, place: Place, above: string, depth: number): void {
    if (!isScalar(key)) walk(key, place, above, depth + 1);
    const name = textOf(key);
    if (isScalar(key)) {
      see(key);
      const word = firstWord(name);
      if (word !== name && (unknownKeys.has(name) || isBroken || value === null))
        hide(key, startOf(key) + word.length + 1);
    }
    walk(value, belowKey(name, value, place, above), name, depth + 1, valueStart(key));
  }

  function belowKey(name: string, value: unknown, place: Place, above: string): Place {
    if (place === 'secret') return place;
    const isWrong = isAt(value, wrongPlaces) || (isBroken && isScalar(value));
    if (place === 'open' && isWrong && (hasSecrets(name) || hasSections(above))) return 'secret';
    if (unknownKeys.has(name) || (isBroken && !isKnown(name))) return mayBeSecret(firstWord(name)) ? 'secret' : place;
    if (place === 'harmless') return place;
    if (isSecret(name, above)) return 'secret';
    return isKnown(name) && !hasSecrets(name) ? 'harmless' : place;
  }

  function inList(item: unknown, place: Place, key: string): Place {
    return place === 'open' && isAt(item, wrongPlaces) && hasSecrets(key) ? 'secret' : place;
  }

  function show(node: Node): void {
    see(node);
    const isQuoted = isScalar(node) && node.type !== undefined && node.type !== 'PLAIN';
    if (isQuoted) verbatim.push({ from: startOf(node), to: endOf(node) });
  }

  function hide(node: Node, from = startOf(node)): void {
    const part = { from, to: endOf(node) };
    hidden.push(part);
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

/** What follows may be the value: the colon was forgotten. */
function firstWord(name: string): string {
  return name.split(/[\s=]/)[0] ?? '';
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
