import type { TextMap } from '@signalbox/sdk';

/** A row as `node:sqlite` gives it. */
export type Row = Readonly<Record<string, unknown>>;

export function numberOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`column ${column} does not hold a number`);
  return value;
}

export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`column ${column} does not hold a text`);
  return value;
}

/** The same names and values without a prototype: labels are looked up by names that senders choose. */
export function bare(texts: TextMap): TextMap {
  return Object.setPrototypeOf(texts, null);
}
