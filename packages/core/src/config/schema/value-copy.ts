import { isJsonObject } from '@signalbox/sdk';
import { type KeyPath, valueAt } from '../../text/json-path.ts';

/** A copy whose maps have no prototype; `structuredClone` would give them one. */
export function copyWithoutPrototypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyWithoutPrototypes);
  if (!isJsonObject(value)) return value;
  const copy: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(value)) copy[key] = copyWithoutPrototypes(value[key]);
  return copy;
}

/** Takes a value out of such a copy. In lists its place stays, so that the places after it keep their numbers. */
export function removeAt(root: unknown, at: KeyPath): void {
  const parent = valueAt(root, at.slice(0, -1));
  const key = at.at(-1);
  if (Array.isArray(parent) && typeof key === 'number') parent[key] = undefined;
  else if (isJsonObject(parent) && key !== undefined) Reflect.deleteProperty(parent, key);
}
