import path from 'node:path';
import { checkFile } from '../config/check-file.ts';
import type { WrittenFile } from '../config/config-schema.ts';
import { beginCompilation, type Compilation } from '../config/document/compilation.ts';
import type { CheckedFile } from '../config/document/definition.ts';
import { resolveSecrets } from '../config/secrets/resolve-secrets.ts';
import { parseYaml } from '../config/yaml/parse-yaml.ts';
import { tell } from './load-config.ts';

/** A file of a configuration that was read and checked, and what compiling it reports. */
export interface FileToCompile extends CheckedFile<WrittenFile> {
  readonly compilation: Compilation;
  /** What was reported until now, without what is wrong with the form of the file. */
  reported(): readonly string[];
}

interface FileFacts {
  readonly path: string;
  readonly main: boolean;
  readonly env: Readonly<Record<string, string>>;
  readonly compilation: Compilation;
}

/** The folder that such files are in; nothing is read from it. */
export const FOLDER = path.resolve('/etc/signalbox');

/** The main file with this text, its placeholders filled from `env`. */
export async function aWrittenFile(text: string, facts: Partial<FileFacts> = {}): Promise<FileToCompile> {
  const { path: name = 'signalbox.yaml', main = true, env = {}, compilation = beginCompilation() } = facts;
  const { value: parsed, positions, broken, merges } = parseYaml(text);
  const readFile = async () => ({ why: 'no file is read here' });
  const { value, filled, given, unfilled } = await resolveSecrets(parsed, { env, readFile });
  const folder = path.join(FOLDER, path.dirname(name));
  const file = { path: name, folder, main, text, value, positions, broken, merges, filled, given, unfilled };
  const { written } = checkFile(file);
  return { file, written, compilation, reported: () => compilation.problems().map(tell) };
}
