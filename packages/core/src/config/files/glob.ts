import path from 'node:path';
import { isNeverConfiguration } from './file-reader.ts';

/** A glob of `include`, and the folder that it starts at. */
export interface Glob {
  readonly folder: string;
  readonly pattern: string;
}

/** Would a glob find a file of this name, if it were there? */
export function isFoundBy({ folder, pattern }: Glob, file: string): boolean {
  if (isNeverConfiguration(file)) return false;
  return path.isAbsolute(pattern)
    ? path.matchesGlob(file, pattern)
    : path.matchesGlob(path.relative(folder, file), path.normalize(pattern));
}
