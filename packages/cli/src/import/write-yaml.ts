import { Document, type Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Block, FileText, Piece } from './piece.ts';

/** Longest map or list that is written on one line. */
const FLOW_WIDTH = 88;

/** The YAML of a configuration: small maps and lists on one line, an empty line before each top-level key. */
export function writeYaml(head: string, top: Block): string {
  const document = new Document();
  const contents = new YAMLMap();
  document.commentBefore = commentText(head);
  for (const [index, entry] of top.entries.entries()) {
    const pair = pairOf(entry.key, entry.value, entry.comment);
    pair.key.spaceBefore = index > 0;
    contents.items.push(pair);
  }
  document.contents = contents;
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function pairOf(name: string, value: Piece, comment: string | undefined): Pair<Scalar, Node> {
  const key = textNode(name);
  if (comment !== undefined) key.commentBefore = commentText(comment);
  return new Pair(key, nodeOf(value));
}

function nodeOf(piece: Piece): Node {
  if (typeof piece === 'string') return textNode(escaped(piece));
  if (typeof piece === 'number' || typeof piece === 'boolean') return new Scalar(piece);
  if (isList(piece)) {
    const list = new List();
    list.items = piece.map(nodeOf);
    list.flow = fitsOnLine(piece);
    return list;
  }
  if (isFileText(piece)) return textNode(`${escaped(piece.prefix ?? '')}\${file:${piece.file}}`);
  const map = new Mapping();
  map.items = piece.entries.map(({ key, value, comment }) => pairOf(key, value, comment));
  map.flow = fitsOnLine(piece);
  if (piece.comment !== undefined) map.commentBefore = commentText(piece.comment);
  return map;
}

/** `[a, b]`, beside `{ a: b }`: the writer knows one style for both. */
class List extends YAMLSeq<Node> {
  override toString(...[context, ...more]: Parameters<YAMLSeq['toString']>): string {
    return super.toString(context && { ...context, flowCollectionPadding: '' }, ...more);
  }
}

class Mapping extends YAMLMap<Scalar, Node> {
  override toString(...[context, ...more]: Parameters<YAMLMap['toString']>): string {
    return super.toString(context && { ...context, flowCollectionPadding: ' ' }, ...more);
  }
}

/** Words that YAML 1.1 takes for truths, times that it takes for numbers, and the dots that end a document. */
const MISREAD = /^(y|yes|n|no|on|off|\.\.\.|\d+(:\d+)+)$/i;

/** Quoted where readers may stumble, though YAML 1.2 does not ask for it. */
function textNode(text: string): Scalar {
  const node = new Scalar(text);
  if (MISREAD.test(text)) node.type = 'QUOTE_DOUBLE';
  else if (/["\\]/.test(text) && !/['\p{Cc}]/u.test(text)) node.type = 'QUOTE_SINGLE';
  return node;
}

/** In a configuration `${` begins a placeholder. */
function escaped(text: string): string {
  return text.replaceAll('${', () => '$${');
}

function fitsOnLine(piece: Piece): boolean {
  return isPlain(piece) && JSON.stringify(shown(piece)).length <= FLOW_WIDTH;
}

function isPlain(piece: Piece): boolean {
  if (isList(piece)) return piece.every(isPlain);
  if (typeof piece !== 'object' || isFileText(piece)) return true;
  const { entries, comment, tall } = piece;
  return (
    comment === undefined &&
    tall !== true &&
    entries.every((entry) => entry.comment === undefined && isPlain(entry.value))
  );
}

function shown(piece: Piece): unknown {
  if (isList(piece)) return piece.map(shown);
  if (typeof piece !== 'object' || isFileText(piece)) return piece;
  return Object.fromEntries(piece.entries.map(({ key, value }) => [key, shown(value)]));
}

function isList(piece: Piece): piece is readonly Piece[] {
  return Array.isArray(piece);
}

function isFileText(piece: FileText | Block): piece is FileText {
  return 'file' in piece;
}

/** One `#` a line; what a terminal would obey is left out. */
function commentText(text: string): string {
  return text
    .split('\n')
    .map((line) => ` ${line}`.trimEnd())
    .join('\n');
}
