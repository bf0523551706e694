import type { TextMap } from '@signalbox/sdk';

/** Looks into what a server answered, which may be of another version: what is not there is empty. */
export interface Fields {
  text(name: string): string;
  texts(name: string): readonly string[];
  count(name: string): number;
  flag(name: string): boolean;
  /** Epoch milliseconds of a time. */
  time(name: string): number | undefined;
  textMap(name: string): TextMap;
  /** Undefined for null, and for what is no object. */
  object(name: string): Fields | undefined;
  list(name: string): readonly Fields[];
}

export function fieldsOf(value: unknown): Fields {
  const field = (name: string): unknown =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
  const list = (name: string): readonly unknown[] => {
    const found = field(name);
    return Array.isArray(found) ? found : [];
  };
  const text = (name: string): string => {
    const found = field(name);
    return typeof found === 'string' ? found : '';
  };
  return {
    text,
    texts: (name) => list(name).map((item) => (typeof item === 'string' ? item : JSON.stringify(item))),
    count: (name) => Number(field(name) ?? 0) || 0,
    flag: (name) => field(name) === true,
    time: (name) => {
      const time = Date.parse(text(name));
      return Number.isNaN(time) ? undefined : time;
    },
    textMap: (name) => {
      const found = field(name);
      const entries = typeof found === 'object' && found !== null ? Object.entries(found) : [];
      return Object.assign(Object.create(null), Object.fromEntries(entries.map(([key, item]) => [key, String(item)])));
    },
    object: (name) => {
      const found = field(name);
      return typeof found === 'object' && found !== null ? fieldsOf(found) : undefined;
    },
    list: (name) => list(name).map(fieldsOf),
  };
}
