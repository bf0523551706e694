import { isJsonObject } from '@signalbox/sdk';
import { type Alias, isMap, isNode, type Node, type ParsedNode } from 'yaml';
import type { KeyPath } from '../../text/json-path.ts';
import { firstWord } from '../problems/key-path.ts';
import type { ProblemAt } from '../problems/problem.ts';
import { keyText } from './yaml-value.ts';

/** A map with a merge key: `<<`, which YAML 1.2 does not have. */
export interface Merge {
  readonly at: KeyPath;
  /** The keys that the map has by it. */
  readonly keys: readonly string[];
}

/** What a file has of merge keys. */
export interface Merges {
  readonly maps: readonly Merge[];
  /** The file's own keys, of which some alias is another name: perhaps they are there for merge keys alone. */
  readonly anchored: readonly string[];
}

/** Where in a value the maps are that were merged. */
export function findMerges(
  value: unknown,
  merged: ReadonlyMap<object, readonly string[]>,
  contents: ParsedNode | null,
  targets: ReadonlyMap<Alias, Node>,
): Merges {
  if (merged.size === 0) return { maps: [], anchored: [] };
  const maps: Merge[] = [];
  const look = (inside: unknown, at: KeyPath) => {
    if (Array.isArray(inside)) for (const [index, item] of inside.entries()) look(item, [...at, index]);
    if (!isJsonObject(inside)) return;
    const keys = merged.get(inside);
    if (keys !== undefined) maps.push({ at, keys });
    for (const key of Object.keys(inside)) look(inside[key], [...at, key]);
  };
  look(value, []);
  const aliased = new Set(targets.values());
  const pairs = isMap(contents) ? contents.items : [];
  const anchored = pairs.filter((pair) => isNode(pair.value) && aliased.has(pair.value));
  return { maps, anchored: anchored.flatMap(({ key }) => keyText(key) ?? []) };
}

/** Does a problem at this place only follow from a merge key: of what came by it, or of what its map has as a whole? */
export function followsFromMerge({ maps }: Merges, at: KeyPath): boolean {
  return maps.some(
    (merge) =>
      merge.at.every((step, index) => step === at[index]) &&
      (at.length === merge.at.length || merge.keys.some((key) => key === at[merge.at.length])),
  );
}

/**
 * The problems that are told of a file with merge keys: first each of them, with what to write; then what does not
 * follow from them.
 *
 * @param found what is wrong with the form of what was meant
 */
export function withMerges(merges: Merges, found: readonly ProblemAt[]): readonly ProblemAt[] {
  if (merges.maps.length === 0) return found;
  const isUnknown = (at: KeyPath) =>
    found.some((problem) => problem.code === 'unknown-key' && String(problem.at) === String(at));
  const told = merges.maps.map(({ at, keys }): ProblemAt => {
    const allowed = keys.filter((key) => !isUnknown([...at, key]));
    const what = allowed.length === 0 ? 'remove it' : `write out ${allowed.slice(0, 12).map(firstWord).join(', ')}`;
    return {
      code: 'unknown-key',
      at: [...at, '<<'],
      on: 'key',
      message: 'unknown key "<<"',
      hint: `merge keys are not part of YAML 1.2: ${what}`,
    };
  });
  const others = found
    .filter(({ at }) => !followsFromMerge(merges, at))
    .map((problem) => {
      const [key, ...deeper] = problem.at;
      const isHolder = deeper.length === 0 && merges.anchored.some((each) => each === key);
      if (problem.code !== 'unknown-key' || !isHolder) return problem;
      return { ...problem, hint: 'remove it once its entries are written out where `<<` names it' };
    });
  return [...told, ...others];
}
