import { readFile, rm, writeFile } from 'node:fs/promises';
import { checkYaml } from '@signalbox/core';
import { Type } from '@signalbox/sdk';
import { stringify } from 'yaml';
import { UsageError } from '../io.ts';

const schema = Type.Record(Type.String(), Type.String());

export type Kept =
  | { readonly type: 'same' | 'missing' }
  | { readonly type: 'differs'; readonly kept: string; readonly actual: string };

/** The texts that are kept beside a test file, in `X.test.yaml.snap`, and those that its tests give now. */
export interface Snapshots {
  /** With `--update`, every text is as it should be. */
  compare(key: string, text: string): Kept;
  /** With `--update`: keeps what was compared and nothing else. Gives how many have changed. */
  save(): Promise<number>;
}

/**
 * @param mask takes the secrets out of a text
 * @throws {UsageError} if the file that keeps them is broken
 */
export async function openSnapshots(
  testFile: string,
  { update, mask }: { readonly update: boolean; readonly mask: (text: string) => string },
): Promise<Snapshots> {
  const file = `${testFile}.snap`;
  const kept = await readKept(file);
  const compared = new Map<string, string>();
  return {
    compare(key, text) {
      const actual = mask(text);
      compared.set(key, actual);
      const before = kept.get(key);
      if (update || before === actual) return { type: 'same' };
      return before === undefined ? { type: 'missing' } : { type: 'differs', kept: before, actual };
    },
    async save() {
      if (!update) return 0;
      const keys = new Set([...kept.keys(), ...compared.keys()]);
      const changed = [...keys].filter((key) => kept.get(key) !== compared.get(key)).length;
      if (compared.size === 0) await rm(file, { force: true });
      else if (changed > 0) await writeFile(file, write(compared));
      return changed;
    },
  };
}

function write(texts: ReadonlyMap<string, string>): string {
  const sorted = [...texts].sort(([a], [b]) => (a < b ? -1 : 1));
  return `# Written by \`signalbox test --update\`.\n${stringify(Object.fromEntries(sorted), { lineWidth: 0 })}`;
}

async function readKept(file: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return new Map();
  const { value, problems } = checkYaml(text, { file, schema });
  const [problem] = problems;
  if (problem !== undefined) {
    throw new UsageError(`${file}:${problem.line}: ${problem.message}`, 'remove the file, and run with --update');
  }
  return new Map(Object.entries(value as Readonly<Record<string, string>>)); // the parsed border: just checked
}
