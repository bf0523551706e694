import type { NumberRange } from '../../suppression/mute-interval.ts';
import type { WrittenRanges } from './mute-time-schema.ts';

/** What the numbers of a list mean. */
export interface RangeKind {
  /** The first is 1. */
  readonly names?: readonly string[];
  /** The last number, if a range goes on from it to the first one when its end comes before its begin. */
  readonly round?: number;
}

/** A range that was read, and at which place of the list; `backwards`: it ends before it begins. */
export type ReadRange =
  | { readonly type: 'range'; readonly index: number; readonly range: NumberRange }
  | { readonly type: 'backwards'; readonly index: number };

const RANGE = /^(-?\d+|[a-z]+)(?:-(-?\d+|[a-z]+))?$/;

/** Reads numbers, names and ranges of them; their form was checked before. */
export function readRanges(written: WrittenRanges, kind: RangeKind): readonly ReadRange[] {
  return written.flatMap((item, index): readonly ReadRange[] => {
    const [, first, last = first] = RANGE.exec(String(item)) ?? [];
    if (item === undefined || first === undefined || last === undefined) return [];
    const found = inOrder({ from: numberOf(first, kind), to: numberOf(last, kind) }, kind);
    if (found.length === 0) return [{ type: 'backwards', index }];
    return found.map((range) => ({ type: 'range', index, range }));
  });
}

/** As ranges whose end does not come before their begin; none if there is no way to read it so. */
function inOrder({ from, to }: NumberRange, { round }: RangeKind): readonly NumberRange[] {
  const isFromBothEnds = from < 0 !== to < 0;
  if (isFromBothEnds ? from > 0 : from <= to) return [{ from, to }];
  if (round === undefined) return [];
  return [
    { from, to: round },
    { from: 1, to },
  ];
}

function numberOf(text: string, { names = [] }: RangeKind): number {
  const index = names.findIndex((name) => name === text || name.slice(0, 3) === text);
  return index < 0 ? Number(text) : index + 1;
}

/** Each number of the ranges. */
export function numbersIn(ranges: readonly NumberRange[]): ReadonlySet<number> {
  return new Set(ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index)));
}
