import type { KeyPath } from '../../text/json-path.ts';
import type { ConfigFile } from './config-file.ts';

/** A file whose form was checked, as far as one section of the configuration looks at it. */
export interface CheckedFile<Section> {
  readonly file: ConfigFile;
  readonly written: Section;
}

/** A part of a file, and its place. */
export interface Place {
  readonly file: ConfigFile;
  readonly at: KeyPath;
}

/** Something with a name, and where it is defined. */
export interface Definition<Written> extends Place {
  readonly name: string;
  readonly written: Written;
}

/** Definitions of one kind over all files. */
export interface Definitions<Written> {
  readonly byName: ReadonlyMap<string, Definition<Written>>;
  /** Also of those that are too wrong to be used, or stand below a misspelt key: who names them makes no mistake. */
  readonly names: ReadonlySet<string>;
}
