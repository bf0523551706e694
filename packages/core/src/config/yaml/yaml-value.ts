import { isJsonObject } from '@signalbox/sdk';
import { type Alias, isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { YamlDocument, YamlProblem } from './yaml-document.ts';

/** The plain value of a document, and what its aliases stand for. */
export interface YamlValue {
  readonly value: unknown;
  readonly problems: readonly YamlProblem[];
  readonly targets: ReadonlyMap<Alias, Node>;
  /** The maps with a merge key, and which keys they have by it. */
  readonly merged: ReadonlyMap<object, readonly string[]>;
}

/** Deeper than any configuration; keeps every later walk off the stack's end. */
const DEEPEST = 64;

/** How many values all aliases of a file may stand for. */
const MOST_ALIASED = 50_000;

interface Reading {
  readonly problems: YamlProblem[];
  readonly targets: Map<Alias, Node>;
  readonly merged: Map<object, readonly string[]>;
  readonly anchors: Map<string, Node>;
  /** Anchored nodes that are being read: an alias of one of them would never end. */
  readonly open: Set<Node>;
  aliased: number;
  bombReported: boolean;
}

/**
 * Turns the nodes of a document into maps without prototype, lists, texts, numbers, booleans and null. The first of
 * two equal keys counts.
 */
export function readYamlValue(document: YamlDocument): YamlValue {
  const reading: Reading = {
    problems: [],
    targets: new Map(),
    merged: new Map(),
    anchors: new Map(),
    open: new Set(),
    aliased: 0,
    bombReported: false,
  };
  const value = document.contents === null ? undefined : readNode(document.contents, 0, false, reading);
  const { problems, targets, merged } = reading;
  return { value: value ?? Object.create(null), problems, targets, merged };
}

/** A key of a map as text: numbers, booleans and null as they were written. Undefined for maps and lists. */
export function keyText(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined;
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

function readNode(node: Node, depth: number, aliased: boolean, reading: Reading): unknown {
  if (aliased && ++reading.aliased > MOST_ALIASED) return reportBomb(node, reading);
  if (depth > DEEPEST) return report(reading, node, 'yaml-syntax', 'this is nested too deep');
  if (isAlias(node)) return readAlias(node, depth, reading);
  const anchor = 'anchor' in node && typeof node.anchor === 'string' ? node.anchor : undefined;
  if (anchor !== undefined) reading.anchors.set(anchor, node);
  reading.open.add(node);
  const value = readPlain(node, depth, aliased, reading);
  reading.open.delete(node);
  return value;
}

function readPlain(node: Node, depth: number, aliased: boolean, reading: Reading): unknown {
  if (isScalar(node)) return node.value ?? null;
  if (isSeq(node)) {
    return node.items.map((item) => (isNode(item) ? readNode(item, depth + 1, aliased, reading) : null));
  }
  const map: Record<string, unknown> = Object.create(null);
  if (isMap(node)) {
    for (const pair of node.items) if (!isMergeKey(pair.key)) readPair(map, pair, depth, aliased, reading);
    for (const pair of node.items) if (isMergeKey(pair.key)) readMerge(map, pair, depth, aliased, reading);
  }
  return map;
}

/** `<<`, of YAML 1.1; in quotes it is a text like any other. */
function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
}

/** A mistake; what was meant is understood all the same, so that nothing is said to be missing because of it. */
function readMerge(map: Record<string, unknown>, pair: Pair, depth: number, aliased: boolean, reading: Reading): void {
  const value = isNode(pair.value) ? readNode(pair.value, depth + 1, aliased, reading) : undefined;
  const bases = (Array.isArray(value) ? value : [value]).filter(isJsonObject);
  const keys = [...new Set(bases.flatMap((base) => Object.keys(base)))].filter((key) => !Object.hasOwn(map, key));
  for (const base of bases) for (const key of Object.keys(base)) if (!Object.hasOwn(map, key)) map[key] = base[key];
  reading.merged.set(map, [...(reading.merged.get(map) ?? []), ...keys]);
}

function readPair(map: Record<string, unknown>, pair: Pair, depth: number, aliased: boolean, reading: Reading): void {
  const key = keyText(pair.key);
  if (key === undefined) {
    report(reading, pair.key, 'yaml-syntax', 'a key must be a text');
  } else if (Object.hasOwn(map, key)) {
    report(
      reading,
      pair.key,
      'duplicate-key',
      `the key ${JSON.stringify(key)} appears twice in this map`,
      'remove one of them',
    );
  } else {
    map[key] = isNode(pair.value) ? readNode(pair.value, depth + 1, aliased, reading) : null;
  }
}

function readAlias(alias: Alias, depth: number, reading: Reading): unknown {
  const target = reading.anchors.get(alias.source);
  if (target === undefined)
    return report(reading, alias, 'yaml-syntax', 'there is no anchor before this alias', 'quote it if it is a text');
  if (reading.open.has(target)) return report(reading, alias, 'yaml-aliases', 'this alias is inside its own anchor');
  reading.targets.set(alias, target);
  return readNode(target, depth, true, reading);
}

function reportBomb(node: Node, reading: Reading): undefined {
  if (reading.bombReported) return;
  reading.bombReported = true;
  report(reading, node, 'yaml-aliases', `the aliases of this file stand for more than ${MOST_ALIASED} values`);
}

function report(reading: Reading, node: unknown, code: YamlProblem['code'], message: string, hint?: string): undefined {
  const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  reading.problems.push({ code, offset, message, ...(hint === undefined ? {} : { hint }) });
}
