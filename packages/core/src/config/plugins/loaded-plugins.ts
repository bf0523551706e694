import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Modules stay in the process as they were first loaded: what their files said then is kept as long, and by the same address. */
const loaded = new Map<string, string>();

/** Remembers the file of a module that is about to be imported. Tells whether it has changed since it first was. */
export async function hasChanged(url: string): Promise<boolean> {
  const now = await hashOf(url);
  const before = loaded.get(url);
  if (before === undefined) loaded.set(url, now);
  return before !== undefined && before !== now;
}

async function hashOf(url: string): Promise<string> {
  const bytes = await readFile(fileURLToPath(url)).catch(() => '');
  return createHash('sha256').update(bytes).digest('hex');
}
