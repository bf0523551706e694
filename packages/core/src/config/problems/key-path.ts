import type { KeyPath } from './problem.ts';

const PLAIN_KEY = /^[\p{L}\p{N}_-]+$/u;

/** As people write it: `channels.ops.room`, `routes[0].match`, `channels["a.b"]`. */
export function formatKeyPath(path: KeyPath): string {
  let text = '';
  for (const key of path) {
    if (typeof key === 'number') text += `[${key}]`;
    else if (!PLAIN_KEY.test(key)) text += `[${JSON.stringify(key)}]`;
    else text += text === '' ? key : `.${key}`;
  }
  return text;
}

/** A JSON pointer (`/channels/ops/room`) as a path; which keys are places in a list is told by the value. */
export function pathOfPointer(pointer: string, root: unknown): KeyPath {
  const path: (string | number)[] = [];
  let value = root;
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    const step = Array.isArray(value) ? Number(key) : key;
    path.push(step);
    value = child(value, step);
  }
  return path;
}

/** What stands at a path, or undefined. */
export function valueAt(root: unknown, path: KeyPath): unknown {
  return path.reduce(child, root);
}

/** What stands at a key of a map or a place of a list; never anything inherited. */
export function child(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}

/** Is this a map, as YAML knows them? */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
