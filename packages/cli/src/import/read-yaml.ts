import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseAllDocuments, type YAMLMap } from 'yaml';
import type { Place, Problems } from './problems.ts';
import { below, type Written } from './written.ts';

/** Deeper than any routing tree that people write. */
const DEEPEST = 100;
/** How many values a file may have once its aliases are written out. */
const MOST_VALUES = 200_000;

interface Reading {
  readonly lines: LineCounter;
  readonly problems: Problems;
  readonly anchors: Map<string, Node>;
  /** Anchored nodes that are being read: an alias of one of them would never end. */
  readonly open: Set<Node>;
  values: number;
}

/**
 * Reads a YAML file with its aliases and merge keys written out; undefined if it is not YAML: the problems are gathered.
 * Of several documents the first is read, as Alertmanager does it.
 */
export function readYaml(text: string, problems: Problems): Written | undefined {
  const lines = new LineCounter();
  const [document, ...further] = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
  });
  if (document === undefined) return { type: 'nothing', line: 1, path: '' };
  for (const { message, pos } of document.errors.slice(0, 5)) {
    problems.error({ line: lines.linePos(pos[0]).line, path: '' }, firstLower(message));
  }
  if (document.errors.length > 0) return undefined;
  const passedOver = further.find(({ contents, errors }) => errors.length > 0 || !isNothing(contents));
  if (passedOver !== undefined) {
    const place = { line: lines.linePos(passedOver.contents?.range?.[0] ?? passedOver.range[0]).line, path: '' };
    problems.note(place, 'what comes after `---` is passed over: Alertmanager reads the first document of a file');
  }
  const reading: Reading = { lines, problems, anchors: new Map(), open: new Set(), values: 0 };
  return readNode(document.contents, { line: 1, path: '' }, 0, reading);
}

function isNothing(contents: unknown): boolean {
  return contents === null || (isScalar(contents) && contents.value === null);
}

function readNode(node: unknown, above: Place, depth: number, reading: Reading): Written {
  const place = { line: lineOf(node, reading) ?? above.line, path: above.path };
  reading.values += 1;
  if (depth > DEEPEST || reading.values > MOST_VALUES) {
    if (reading.values <= MOST_VALUES + 1) reading.problems.error(place, 'this is nested too deep, or too large');
    reading.values = MOST_VALUES + 1;
    return { type: 'nothing', ...place };
  }
  if (isAlias(node)) {
    const target = reading.anchors.get(node.source);
    if (target !== undefined && !reading.open.has(target)) return readNode(target, place, depth + 1, reading);
    reading.problems.error(place, `the alias *${node.source} has no anchor before it`);
    return { type: 'nothing', ...place };
  }
  if (!isNode(node)) return { type: 'nothing', ...place };
  if (node.anchor !== undefined) reading.anchors.set(node.anchor, node);
  reading.open.add(node);
  const written = readContents(node, place, depth, reading);
  reading.open.delete(node);
  return written;
}

function readContents(node: Node, place: Place, depth: number, reading: Reading): Written {
  if (isScalar(node)) {
    if (node.value === null) return { type: 'nothing', ...place };
    const text = node.type === 'PLAIN' ? (node.source ?? String(node.value)) : String(node.value);
    return { type: 'text', text, ...(node.type === 'PLAIN' ? {} : { quoted: true }), ...place };
  }
  if (isSeq(node)) {
    const items = node.items.map((item, index) => {
      const read = readNode(item, { line: place.line, path: below(place, index) }, depth + 1, reading);
      // A comment above the first item belongs to the list, as the parser sees it.
      return index === 0 && read.type === 'map' ? { ...commentOf(node), ...read } : read;
    });
    return { type: 'list', items, ...place };
  }
  if (!isMap(node)) return { type: 'nothing', ...place };
  return { type: 'map', entries: readEntries(node, place, depth, reading), ...commentOf(node), ...place };
}

function commentOf({ commentBefore }: Node): { readonly comment?: string } {
  const comment = commentBefore?.replace(/^ /gm, '').trim();
  return comment ? { comment } : {};
}

/** What a merge key (`<<`) brings counts only where the map itself has no such key. */
function readEntries(map: YAMLMap, place: Place, depth: number, reading: Reading): ReadonlyMap<string, Written> {
  const entries = new Map<string, Written>();
  const merged: Written[] = [];
  for (const { key, value } of map.items) {
    const line = lineOf(key, reading) ?? place.line;
    const name = isScalar(key) ? (key.type === 'PLAIN' ? (key.source ?? String(key.value)) : String(key.value)) : '';
    const path = below(place, name);
    const written = readNode(value, { line, path }, depth + 1, reading);
    if (name === '<<') merged.push(...(written.type === 'list' ? written.items : [written]));
    else if (entries.has(name)) reading.problems.error({ line, path }, 'this key appears twice in its map');
    else entries.set(name, withPlace(written, { line, path }));
  }
  for (const from of merged) {
    if (from.type !== 'map') reading.problems.error(from, 'only maps can be merged with <<');
    else for (const [name, value] of from.entries) if (!entries.has(name)) entries.set(name, value);
  }
  return entries;
}

/** A value is known by the line of its key, but where it is a text of its own line. */
function withPlace(written: Written, place: Place): Written {
  return written.type === 'text' ? written : { ...written, ...place };
}

function lineOf(node: unknown, { lines }: Reading): number | undefined {
  const offset = isNode(node) ? node.range?.[0] : undefined;
  return offset === undefined ? undefined : lines.linePos(offset).line;
}

function firstLower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
