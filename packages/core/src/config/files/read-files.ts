import { createHash } from 'node:crypto';
import path from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import type { KeyPath } from '../../text/json-path.ts';
import { valueAt } from '../../text/json-path.ts';
import { type ConfigFile, problemIn } from '../document/config-file.ts';
import { writtenPluginPaths } from '../document/plugin-path.ts';
import type { Problem, ProblemAt } from '../problems/problem.ts';
import { resolveSecrets, type SecretText } from '../secrets/resolve-secrets.ts';
import { type FileReader, type FileText, isNeverConfiguration } from './file-reader.ts';
import type { Glob } from './glob.ts';
import { findMainFile, MAIN_GLOB } from './main-file.ts';
import { parseYamlAside } from './parse-aside.ts';
import { writtenTemplateFiles } from './template-files.ts';

/** Everything that a configuration is made from, read once. */
export interface ConfigFiles {
  /** Absolute path of the main file. */
  readonly main: string;
  /** Absolute. Paths of `files` are relative to it. */
  readonly folder: string;
  /** The main file first, the others by path. */
  readonly files: readonly ConfigFile[];
  /** What template files say, by absolute path. */
  readonly templates: ReadonlyMap<string, FileText>;
  readonly problems: readonly Problem[];
  /** Absolute paths of all that was looked for, there or not, and of the folders where a glob could find more. */
  readonly watched: readonly string[];
  /** Those of `watched` that are folders of globs. */
  readonly searched: readonly string[];
  readonly globs: readonly Glob[];
  /** Absolute paths of the files that have nothing in them. */
  readonly empty: readonly string[];
  /** Changes when anything that was read changes, secrets among it. */
  readonly digest: string;
}

const MAX_CONFIG_BYTES = 4 * 1024 * 1024;
const MAX_TEMPLATE_BYTES = 256 * 1024;
const MAX_SECRET_BYTES = 64 * 1024;
/** Code is not read here, but a change of it is to be told. */
const MAX_PLUGIN_BYTES = 4 * 1024 * 1024;
const MAX_FILES = 1_000;

interface Gathering {
  readonly reader: FileReader;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  readonly main: string;
  readonly files: Map<string, ConfigFile>;
  readonly problems: Problem[];
  readonly texts: Map<string, FileText>;
  readonly folders: Set<string>;
  readonly globs: Glob[];
}

/** Reads the main file and all that it leads to: included files, files of secrets, template files. */
export async function readConfigFiles(
  given: string,
  reader: FileReader,
  env: Readonly<Record<string, string | undefined>>,
): Promise<ConfigFiles> {
  const { main, folder, candidates, problem } = await findMainFile(path.resolve(given), reader, MAX_CONFIG_BYTES);
  const gathering: Gathering = {
    reader,
    env,
    folder,
    main,
    files: new Map(),
    problems: problem === undefined ? [] : [problem],
    texts: new Map(),
    folders: new Set(),
    globs: [],
  };
  await addFile(main, undefined, gathering);
  const isLookedFor = main !== path.resolve(given) && !gathering.files.has(main);
  if (candidates !== undefined || isLookedFor) {
    gathering.folders.add(folder);
    gathering.globs.push({ folder, pattern: MAIN_GLOB });
  }
  for (const file of candidates ?? []) await addFile(file, undefined, gathering);
  const templates = await readTemplates(gathering);
  for (const file of gathering.files.values()) {
    for (const written of writtenPluginPaths(file.value)) {
      await readText(path.resolve(file.folder, written), MAX_PLUGIN_BYTES, gathering);
    }
  }
  const [first, ...others] = gathering.files.values();
  return {
    main,
    folder,
    files: first === undefined ? [] : [first, ...others.sort((a, b) => (a.path < b.path ? -1 : 1))],
    templates,
    problems: gathering.problems,
    watched: [...new Set([...gathering.texts.keys(), ...gathering.folders])].sort(),
    searched: [...gathering.folders].sort(),
    globs: gathering.globs,
    empty: [...gathering.texts].flatMap(([file, read]) => (read.type === 'text' && read.text === '' ? [file] : [])),
    digest: digestOf(gathering),
  };
}

/** Reads a file and what it includes; each file once. `from` is the entry that names it. */
async function addFile(
  absolute: string,
  from: { readonly file: ConfigFile; readonly at: KeyPath } | undefined,
  gathering: Gathering,
): Promise<void> {
  if (gathering.files.has(absolute) || gathering.files.size >= MAX_FILES) return;
  const name = relativeName(absolute, gathering.folder);
  const read = await readText(absolute, MAX_CONFIG_BYTES, gathering);
  if (read.type !== 'text') {
    const { code, why } = notRead(read);
    const message = `cannot read ${name}: ${why}`;
    const problem = from
      ? problemIn(from.file, { code, at: from.at, message })
      : ({ severity: 'error', code, file: name, line: 1, column: 1, path: '', message } as const);
    if (problem !== undefined) gathering.problems.push(problem);
    return;
  }
  const file = await parseFile(absolute, name, read.text, gathering);
  gathering.files.set(absolute, file);
  await addIncluded(file, gathering);
}

async function parseFile(absolute: string, name: string, text: string, gathering: Gathering): Promise<ConfigFile> {
  const folder = path.dirname(absolute);
  const { value, positions, problems: syntax, broken, merges } = await parseYamlAside(text);
  for (const { code, offset, message, hint } of syntax) {
    const place = positions.ofOffset(offset);
    gathering.problems.push({
      severity: 'error',
      code,
      file: name,
      ...place,
      path: '',
      message,
      ...(hint && { hint }),
    });
  }
  const resolved = await resolveSecrets(value, {
    env: gathering.env,
    readFile: (written) => readSecret(path.resolve(folder, written), gathering),
  });
  const { problems, filled, given, unfilled } = resolved;
  const main = absolute === gathering.main;
  const parsed = { text, value: resolved.value, positions, broken, merges };
  const file = { path: name, folder, main, ...parsed, filled, given, unfilled };
  for (const problem of problems) pushProblem(file, problem, gathering);
  return file;
}

async function addIncluded(file: ConfigFile, gathering: Gathering): Promise<void> {
  const include = valueAt(file.value, ['include']);
  if (!Array.isArray(include)) return;
  for (const [index, entry] of include.entries()) {
    if (typeof entry !== 'string' || entry === '' || file.unfilled.has(`include[${index}]`)) continue;
    const at = ['include', index];
    if (isNeverConfiguration(entry)) {
      const message = 'files whose names begin with a dot, and *.test.yaml, are never configuration';
      pushProblem(file, { code: 'wrong-value', at, message }, gathering);
    } else if (!isDynamicPattern(entry)) {
      await addFile(path.resolve(file.folder, entry), { file, at }, gathering);
    } else {
      const found = await gathering.reader.find(entry, file.folder);
      for (const folder of found.folders) gathering.folders.add(folder);
      gathering.globs.push({ folder: file.folder, pattern: entry });
      for (const each of found.files) await addFile(each, { file, at }, gathering);
    }
  }
}

async function readTemplates(gathering: Gathering): Promise<ReadonlyMap<string, FileText>> {
  const templates = new Map<string, FileText>();
  for (const file of gathering.files.values()) {
    for (const { at, file: written } of writtenTemplateFiles(file.value)) {
      const absolute = path.resolve(file.folder, written);
      const read = templates.get(absolute) ?? (await readText(absolute, MAX_TEMPLATE_BYTES, gathering));
      templates.set(absolute, read);
      if (read.type === 'text') continue;
      const { code, why } = notRead(read);
      pushProblem(file, { code, at, message: `cannot read the template ${written}: ${why}` }, gathering);
    }
  }
  return templates;
}

async function readSecret(absolute: string, gathering: Gathering): Promise<SecretText> {
  const read = await readText(absolute, MAX_SECRET_BYTES, gathering);
  return read.type === 'text' ? { text: read.text.replace(/\r?\n$/, '') } : { why: notRead(read).why };
}

async function readText(absolute: string, maxBytes: number, { reader, texts }: Gathering): Promise<FileText> {
  const read = texts.get(absolute) ?? (await reader.read(absolute, maxBytes));
  texts.set(absolute, read);
  return read;
}

function notRead(read: Exclude<FileText, { type: 'text' }>): { readonly code: Problem['code']; readonly why: string } {
  return read.type === 'missing'
    ? { code: 'file-missing', why: 'there is no such file' }
    : { code: 'file-unreadable', why: read.why };
}

function pushProblem(file: ConfigFile, found: ProblemAt, { problems }: Gathering): void {
  const problem = problemIn(file, found);
  if (problem !== undefined) problems.push(problem);
}

/** As problems and generations name a file, on every system with forward slashes. */
export function relativeName(absolute: string, folder: string): string {
  return path.relative(folder, absolute).split(path.sep).join('/');
}

function digestOf({ texts, files }: Gathering): string {
  const hash = createHash('sha256');
  for (const [file, read] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const what = read.type === 'text' ? read.text : read.type === 'missing' ? '' : read.why;
    hash.update(JSON.stringify([file, read.type, what, files.has(file)]));
  }
  return hash.digest('hex').slice(0, 32);
}
