import { child, type KeyPath } from '../../text/json-path.ts';

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

/** A JSON pointer (`/channels/ops/room`) as a path; which keys are places in a list follows from the value. */
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

/** The word that a key begins with. What follows may be its value, a secret: `token abc` and `token=abc`, without a colon. */
export function firstWord(key: string): string {
  return key.trim().split(/[\s=]/)[0] ?? '';
}
