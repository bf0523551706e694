import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Io, UsageError } from '../io.ts';

/** A line that says something, with its number from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/**
 * The lines of a file of JSON lines; `-` is standard input. Empty lines are passed over.
 * @throws {UsageError} if it cannot be read
 */
export async function readLines(path: string, io: Io): Promise<readonly Line[]> {
  const whole = path === '-' ? await text(io.stdin) : await readText(resolve(io.cwd, path), path);
  return whole
    .replace(/^\ufeff/, '')
    .split('\n')
    .map((line, index) => ({ number: index + 1, text: line.trim() }))
    .filter((line) => line.text !== '');
}

async function readText(path: string, given: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new UsageError(`cannot read ${given}${why}`, 'name a file of JSON lines, or `-` for standard input');
  }
}
