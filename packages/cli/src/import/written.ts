import type { Place } from './problems.ts';

/**
 * A YAML file's values, each with its place. Scalars stay texts: Alertmanager's reader decides by the key whether `yes`
 * is a text or a truth, and so do we.
 */
export type Written = WrittenText | WrittenList | WrittenMap | WrittenNothing;

export interface WrittenText extends Place {
  readonly type: 'text';
  readonly text: string;
  /** In quotes or as a block, so that it is never a truth. */
  readonly quoted?: true;
}

export interface WrittenList extends Place {
  readonly type: 'list';
  readonly items: readonly Written[];
}

export interface WrittenMap extends Place {
  readonly type: 'map';
  readonly entries: ReadonlyMap<string, Written>;
  /** What people wrote above it. */
  readonly comment?: string;
}

/** `null`, `~`, or nothing at all after a key. */
export interface WrittenNothing extends Place {
  readonly type: 'nothing';
}

/** Below a place: a key, or the number of an item. */
export function below({ path }: Place, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  const name = /^[\w-]+$/.test(key) ? key : JSON.stringify(key);
  return path === '' ? name : `${path}.${name}`;
}

/** The plain value, for showing it again; every text is passed through `show` with its key. */
export function plainValue(written: Written, show: (text: string, key: string) => unknown, key = ''): unknown {
  switch (written.type) {
    case 'text':
      return show(written.text, key);
    case 'list':
      return written.items.map((item) => plainValue(item, show, key));
    case 'map':
      return Object.fromEntries([...written.entries].map(([name, value]) => [name, plainValue(value, show, name)]));
    case 'nothing':
      return null;
  }
}
