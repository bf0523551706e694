import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import path from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';

/** How files get in: from the disk, or from the texts that a generation kept. Paths are absolute. */
export interface FileReader {
  read(file: string, maxBytes: number): Promise<FileText>;
  /** The files that a glob finds, sorted, and the folders where a new one could appear. */
  find(pattern: string, folder: string): Promise<FoundFiles>;
  isFolder(file: string): Promise<boolean>;
}

export type FileText =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'missing' }
  | { readonly type: 'unreadable'; readonly why: string };

export interface FoundFiles {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** Tests of a configuration, and what tools keep beside it, are never a part of it. */
export function isNeverConfiguration(file: string): boolean {
  return /^\.(?!\.?$)|\.test\.ya?ml$/.test(path.basename(file));
}

export const diskReader: FileReader = {
  read: readOrdinaryFile,
  async find(pattern, folder) {
    const found = await glob([pattern], { cwd: folder, absolute: true, expandDirectories: false });
    const files = found.filter((file) => !isNeverConfiguration(file)).map((file) => path.resolve(file));
    return { files: files.sort(), folders: await foldersOf(pattern, folder) };
  },
  async isFolder(file) {
    return (await stat(file).catch(() => undefined))?.isDirectory() ?? false;
  },
};

/** The folder in front of the first star, and those that the stars before the last slash find. */
async function foldersOf(pattern: string, folder: string): Promise<readonly string[]> {
  const parts = pattern.split('/').slice(0, -1);
  const firstStar = parts.findIndex((part) => isDynamicPattern(part));
  const base = path.resolve(folder, (firstStar < 0 ? parts : parts.slice(0, firstStar)).join('/') || '.');
  if (firstStar < 0) return [base];
  const below = await glob([parts.join('/')], {
    cwd: folder,
    absolute: true,
    onlyDirectories: true,
    expandDirectories: false,
  });
  return [...new Set([base, ...below.map((found) => path.resolve(found))])].sort();
}

/**
 * The text of an ordinary file. A pipe would wait for ever and /dev/zero never end, so neither is read; nor more than
 * `maxBytes`, whatever the size that a file claims to have.
 */
async function readOrdinaryFile(file: string, maxBytes: number): Promise<FileText> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = await handle.stat();
    if (stats.isDirectory()) return { type: 'unreadable', why: 'it is a folder' };
    if (!stats.isFile()) return { type: 'unreadable', why: 'it is not an ordinary file' };
    const bytes = await readAtMost(handle, maxBytes + 1);
    if (bytes.length > maxBytes) return { type: 'unreadable', why: `it is larger than ${maxBytes / 1024} KiB` };
    return { type: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    return whyNot(error);
  } finally {
    await handle?.close();
  }
}

async function readAtMost(handle: FileHandle, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < most) {
    const { bytesRead, buffer } = await handle.read(new Uint8Array(Math.min(65_536, most - length)));
    if (bytesRead === 0) break;
    chunks.push(buffer.subarray(0, bytesRead));
    length += bytesRead;
  }
  return Buffer.concat(chunks);
}

function whyNot(error: unknown): FileText {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { type: 'missing' };
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return { type: 'unreadable', why: 'it is not UTF-8' };
  if (code === 'EACCES' || code === 'EPERM') return { type: 'unreadable', why: 'there is no permission to read it' };
  return { type: 'unreadable', why: `the system says ${String(code ?? 'that it cannot')}` };
}
