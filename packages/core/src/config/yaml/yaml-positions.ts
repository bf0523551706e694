import { type Alias, isAlias, isMap, isNode, isScalar, isSeq, type LineCounter, type Node, type Pair } from 'yaml';
import type { KeyPath } from '../../text/json-path.ts';
import type { YamlDocument } from './yaml-document.ts';
import { keyText } from './yaml-value.ts';

/** A place in a text; both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where the values of a YAML file stand. What is not there is at the nearest thing around it that is. */
export interface Positions {
  /** Of a value, or of the key before it. */
  of(path: KeyPath, on?: 'key' | 'value'): Position;
  /** Of a place in the text of a value, for instance in a template that is written out. */
  within(path: KeyPath, text: string, place: Position): Position;
  ofOffset(offset: number): Position;
  /** A number, boolean or null as it was written: `1.10`. */
  written(path: KeyPath): string | undefined;
}

interface PositionsOf {
  readonly document: YamlDocument;
  readonly text: string;
  readonly lineCounter: LineCounter;
  readonly targets: ReadonlyMap<Alias, Node>;
}

/** What was found at a path: the node, and the key before it. */
interface Spot {
  readonly node: Node | undefined;
  readonly key: Node | undefined;
}

export function createPositions({ document, text, lineCounter, targets }: PositionsOf): Positions {
  const resolve = (node: unknown) => (isAlias(node) ? targets.get(node) : isNode(node) ? node : undefined);

  function ofOffset(offset: number): Position {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  function spotAt(path: KeyPath): Spot {
    let spot: Spot = { node: document.contents ?? undefined, key: undefined };
    for (const step of path) {
      const next = spotBelow(resolve(spot.node), step);
      if (next === undefined) break;
      spot = next;
    }
    return spot;
  }

  function of(path: KeyPath, on: 'key' | 'value' = 'value'): Position {
    const { node, key } = spotAt(path);
    const chosen = on === 'key' ? (key ?? node) : (node ?? key);
    return ofOffset(chosen?.range?.[0] ?? 0);
  }

  return {
    of,
    ofOffset,
    within(path, value, place) {
      const node = resolve(spotAt(path).node);
      const offset = isScalar(node) && node.range ? offsetWithin(text, node.range, value, place) : undefined;
      return offset === undefined ? of(path) : ofOffset(offset);
    },
    written(path) {
      const node = resolve(spotAt(path).node);
      return isScalar(node) ? node.source : undefined;
    },
  };
}

function spotBelow(parent: Node | undefined, step: string | number): Spot | undefined {
  if (isMap(parent) && typeof step === 'string') {
    const pair: Pair | undefined = parent.items.find((item) => keyText(item.key) === step);
    if (pair === undefined) return undefined;
    return { node: isNode(pair.value) ? pair.value : undefined, key: isNode(pair.key) ? pair.key : undefined };
  }
  const item = isSeq(parent) && typeof step === 'number' ? parent.items[step] : undefined;
  return isNode(item) ? { node: item, key: undefined } : undefined;
}

/** How much of the line after the place must be found again in the file; less of it where the rest is not there. */
const TRACE_LENGTHS = [60, 30, 15, 8] as const;

/**
 * Where a place of a scalar's value stands in the file. Lines are indented, folded or escaped there, and placeholders are
 * not yet filled, so the rest of the line is looked for; of several equal ones, the one with as many equal ones before it.
 */
function offsetWithin(text: string, range: readonly number[], value: string, place: Position): number | undefined {
  const [start = 0, end = text.length] = range;
  const lines = value.split('\n');
  const rest = (lines[place.line - 1] ?? '').slice(place.column - 1);
  const before = [...lines.slice(0, place.line - 1), (lines[place.line - 1] ?? '').slice(0, place.column - 1)].join(
    '\n',
  );
  const raw = text.slice(start, end);
  for (const length of TRACE_LENGTHS) {
    const trace = rest.slice(0, length);
    if (trace.trim() === '') return undefined;
    let at = raw.indexOf(trace);
    for (let equal = countOf(before, trace); equal > 0 && at >= 0; equal--) at = raw.indexOf(trace, at + 1);
    if (at >= 0) return start + at;
  }
  return undefined;
}

function countOf(text: string, piece: string): number {
  let count = 0;
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) count++;
  return count;
}
