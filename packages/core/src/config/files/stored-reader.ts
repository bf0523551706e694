import path from 'node:path';
import { type FileReader, isNeverConfiguration } from './file-reader.ts';

/** A file of a configuration: its path relative to the main file's folder, and its text. */
export interface StoredFile {
  readonly path: string;
  readonly text: string;
}

/** Reads the files that a generation kept; what it did not keep (the files of secrets) comes from the disk. */
export function storedReader(files: readonly StoredFile[], folder: string, disk: FileReader): FileReader {
  const texts = new Map(files.map((file) => [path.resolve(folder, file.path), file.text]));
  return {
    async read(file, maxBytes) {
      const text = texts.get(path.resolve(file));
      return text === undefined ? disk.read(file, maxBytes) : { type: 'text', text };
    },
    async find(pattern, from) {
      const full = path.resolve(from, pattern);
      const found = [...texts.keys()].filter((file) => path.matchesGlob(file, full) && !isNeverConfiguration(file));
      return { files: found.sort(), folders: [] };
    },
    async isFolder() {
      return false;
    },
  };
}
