/** What is written: plain values, with comments where people shall read them. */
export type Piece = string | number | boolean | FileText | readonly Piece[] | Block;

/** The text of a file: a `${file:...}` placeholder. */
export interface FileText {
  readonly file: string;
  /** Stands before it. */
  readonly prefix?: string;
}

/** A map. */
export interface Block {
  readonly entries: readonly Entry[];
  /** Lines above the map: only for an item of a list. */
  readonly comment?: string;
  /** Always one entry a line. */
  readonly tall?: boolean;
}

export interface Entry {
  readonly key: string;
  readonly value: Piece;
  /** Lines above the key. */
  readonly comment?: string;
}

/** A map of those values that are there. */
export function block(values: Readonly<Record<string, Piece | undefined>>, more: Omit<Block, 'entries'> = {}): Block {
  const entries = Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]));
  return { entries, ...more };
}

/** Several lines of comment as one; undefined if there are none. */
export function comments(...lines: readonly (string | undefined)[]): { readonly comment?: string } {
  const said = lines.filter((line) => line !== undefined && line !== '');
  return said.length === 0 ? {} : { comment: said.join('\n') };
}
