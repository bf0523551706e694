/** The keys from the top of a value down to a part of it; numbers are places in a list. */
export type KeyPath = readonly (string | number)[];

/** The value at a path, or undefined. */
export function valueAt(root: unknown, path: KeyPath): unknown {
  return path.reduce(child, root);
}

/** The value at a key of a map or a place of a list; never anything inherited. */
export function child(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}
