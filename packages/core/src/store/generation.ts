/** A configuration that was live. */
export interface Generation {
  /** Hash of all its files. */
  readonly hash: string;
  readonly at: number;
  /** The main file's path as it was given, and each file's text, by path relative to the main file's folder. */
  readonly main: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}
