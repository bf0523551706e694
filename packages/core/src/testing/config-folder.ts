import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A real folder with the files of a configuration; it is gone when the test is over. */
export interface ConfigFolder {
  readonly path: string;
  file(name: string): string;
  write(name: string, text: string): Promise<void>;
}

export async function aFolder(files: Readonly<Record<string, string>> = {}): Promise<ConfigFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'signalbox-config-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = (name: string) => path.join(folder, name);
  const write = async (name: string, text: string) => {
    await mkdir(path.dirname(file(name)), { recursive: true });
    await writeFile(file(name), text);
  };
  for (const [name, text] of Object.entries(files)) await write(name, text);
  return { path: folder, file, write };
}
