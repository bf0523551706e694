import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../io.ts';

/**
 * The test files that a path names: the file itself, or all `*.test.yaml` below a folder.
 * @throws {UsageError} if there are none
 */
export async function findTestFiles(given: string, cwd: string): Promise<readonly string[]> {
  const absolute = path.resolve(cwd, given);
  const found = await stat(absolute).catch(() => undefined);
  if (found === undefined) throw new UsageError(`there is no ${given}`, 'name a *.test.yaml, or a folder of them');
  if (!found.isDirectory()) {
    if (isTestFile(absolute)) return [absolute];
    throw new UsageError(`${given} is not a test file`, 'name a *.test.yaml, or a folder of them');
  }
  const files = await below(absolute);
  if (files.length > 0) return files;
  throw new UsageError(`there is no *.test.yaml below ${given}`, 'tests belong beside their configuration');
}

async function below(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const each = path.join(folder, entry.name);
      if (entry.isDirectory()) return isPassedOver(entry.name) ? [] : below(each);
      return isTestFile(each) ? [each] : [];
    }),
  );
  return found.flat().sort();
}

function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

function isTestFile(file: string): boolean {
  return /\.test\.ya?ml$/.test(file);
}
