import { createHash } from 'node:crypto';
import path from 'node:path';
import type { ChannelConfig } from '../delivery/channel-config.ts';
import { checkChannelFiles } from './channels/check-channel-files.ts';
import { chooseTemplate, templateTexts } from './channels/choose-template.ts';
import { compileChannel } from './channels/compile-channel.ts';
import { compileFallbacks } from './channels/compile-fallbacks.ts';
import { compileTemplateText, type TemplateText } from './channels/compile-parts.ts';
import { checkFile } from './check-file.ts';
import { type AllDefinitions, collectDefinitions } from './collect-definitions.ts';
import type { Config } from './config.ts';
import { beginCompilation, type Compilation } from './document/compilation.ts';
import { createTimeSlices } from './document/time-slices.ts';
import { diskReader, type FileReader } from './files/file-reader.ts';
import type { Glob } from './files/glob.ts';
import { type ConfigFiles, readConfigFiles, relativeName } from './files/read-files.ts';
import { type StoredFile, storedReader } from './files/stored-reader.ts';
import { type BuiltinPlugins, findPlugins } from './plugins/find-plugins.ts';
import { type PluginResolver, resolvePlugin } from './plugins/resolve-plugin.ts';
import { type Problem, sortProblems } from './problems/problem.ts';
import { checkRoutes } from './routes/check-routes.ts';
import { compileRoutes } from './routes/compile-routes.ts';
import { notYet } from './schema/later-keys.ts';
import { passwordsIn } from './secrets/secret-places.ts';
import type { Secrets } from './secrets/secrets.ts';
import { authRequired, compileServer } from './server/compile-server.ts';
import { DEFAULT_STORE } from './server/server-schema.ts';
import type { SourceConfig } from './sources/compile-source.ts';
import { compileSource, openSource } from './sources/compile-source.ts';
import { compileInhibitions } from './suppression/compile-inhibitions.ts';
import { compileMuteTimes } from './suppression/compile-mute-times.ts';
import { compileSilences } from './suppression/compile-silences.ts';

/** What loading needs from around it. */
export interface LoadOptions {
  /** The environment for `${env:NAME}`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Plugins that come with the program: found before any package. */
  readonly builtin?: BuiltinPlugins;
  /** Default: `resolvePlugin`, which looks among the installed packages. */
  readonly resolvePlugin?: PluginResolver;
  /** Default: the system's clock (epoch ms). What is over by now is worth a warning. */
  readonly now?: number;
  /** Said on the command line: these count before what is written. */
  readonly overrides?: { readonly listen?: string; readonly store?: string };
}

/** A configuration as it was found. */
export interface LoadedConfig {
  /** All of them, in the order of files, lines and columns. Texts have no secrets in them. */
  readonly problems: readonly Problem[];
  /** Is there if no problem is an error. */
  readonly config?: Config;
  /** The files as they were read, templates among them and secrets not; relative to the main file's folder. */
  readonly files: readonly StoredFile[];
  /** Those of `files` that are templates, by their paths; the others are YAML. */
  readonly templates: ReadonlySet<string>;
  /** Absolute paths of all files that were looked for, there or not, and of the folders of globs. */
  readonly watched: readonly string[];
  /** Those of `watched` that are folders of globs. */
  readonly searched: readonly string[];
  readonly globs: readonly Glob[];
  /** Absolute paths of the files that had nothing in them. */
  readonly empty: readonly string[];
  /** Absolute path of the main file. */
  readonly main: string;
  /** Hides the secrets that were found, for code frames; also if there is no `config`. */
  readonly secrets: Secrets;
  /** Changes when anything that was read changes, files of secrets among it. */
  readonly digest: string;
}

/**
 * Loads a configuration: a main file, or a folder with one. Nothing in the files makes it reject: all that is wrong
 * comes back as problems, together.
 */
export async function loadConfig(given: string, options: LoadOptions): Promise<LoadedConfig> {
  return assembleConfig(await gatherConfig(given, options), options);
}

/** Loads a configuration from the texts that were kept of it; files of secrets are read from the disk. */
export async function loadConfigFromFiles(
  stored: { readonly main: string; readonly files: readonly StoredFile[] },
  options: LoadOptions,
): Promise<LoadedConfig> {
  const reader = storedReader(stored.files, path.dirname(path.resolve(stored.main)), diskReader);
  return assembleConfig(await gatherConfig(stored.main, options, reader), options);
}

/** The first half of loading: everything is read, nothing is judged yet. */
export function gatherConfig(
  given: string,
  { env }: LoadOptions,
  reader: FileReader = diskReader,
): Promise<ConfigFiles> {
  return readConfigFiles(given, reader, env);
}

/** The second half: what was read is checked and compiled. */
export async function assembleConfig(files: ConfigFiles, options: LoadOptions): Promise<LoadedConfig> {
  const compilation = beginCompilation();
  for (const { given } of files.files) compilation.hideGiven(given);
  for (const problem of files.problems) compilation.reportProblem(problem);
  const built = await build(files, options, compilation);
  const secrets = compilation.secrets();
  const problems = sortProblems(
    compilation.problems(),
    files.files.map(({ path: file }) => file),
  ).map((problem) => ({
    ...problem,
    message: secrets.mask(problem.message),
    ...(problem.hint === undefined ? {} : { hint: secrets.mask(problem.hint) }),
  }));
  const good = built !== undefined && !problems.some(({ severity }) => severity === 'error');
  const texts = textsOf(files);
  return {
    problems,
    ...(good ? { config: { ...built, secrets, hash: hashOf(texts) } } : {}),
    files: texts,
    templates: new Set([...files.templates.keys()].map((absolute) => relativeName(absolute, files.folder))),
    watched: files.watched,
    searched: files.searched,
    globs: files.globs,
    empty: files.empty,
    main: files.main,
    secrets,
    digest: files.digest,
  };
}

async function build(
  files: ConfigFiles,
  options: LoadOptions,
  compilation: Compilation,
): Promise<Omit<Config, 'secrets' | 'hash'> | undefined> {
  const slices = createTimeSlices();
  const checked: ReturnType<typeof checkFile>[] = [];
  for (const file of files.files) {
    await slices.next();
    checked.push(checkFile(file));
  }
  for (const { file, problems } of checked) for (const problem of problems) compilation.report(file, problem);
  const definitions = collectDefinitions(checked, compilation);
  const plugins = await findPlugins(
    definitions,
    options.resolvePlugin ?? resolvePlugin,
    options.builtin ?? {},
    compilation,
  );

  const now = options.now ?? Date.now();
  const fallbacks = compileFallbacks(definitions.channels, compilation);
  const channels = new Map<string, ChannelConfig>();
  for (const [name, definition] of definitions.channels.byName) {
    await slices.next();
    const template = chooseTemplate(definition, definitions.templates, files, compilation);
    const channel = compileChannel(definition, plugins.ofChannel.get(name), template, fallbacks.get(name), compilation);
    if (channel !== undefined) {
      channels.set(name, channel);
      await checkChannelFiles(definition, channel, now, compilation);
    } else checkTexts(template.texts, compilation);
  }
  checkUnusedTemplates(definitions, files, compilation);
  const sources = new Map<string, SourceConfig>();
  for (const [name, definition] of definitions.sources.byName) {
    const source = compileSource(definition, plugins.ofSource.get(name), compilation);
    if (source !== undefined) sources.set(name, source);
  }
  const isBroken = checked.some(({ file }) => file.broken);
  const muteTimes = compileMuteTimes(definitions.muteTimes, { now, isBroken }, compilation);
  const routes = await compileRoutes(checked, definitions.channels.names, muteTimes, compilation);
  checkRoutes(routes, standInsAmong(definitions.channels), compilation);
  const silences = compileSilences(checked, muteTimes, compilation);
  const inhibitions = compileInhibitions(checked, compilation);

  const main = checked.find(({ file }) => file.main);
  if (main === undefined) return undefined;
  const { file, written } = main;
  const server = compileServer(main, options.overrides?.listen, compilation);
  for (const problem of authRequired(server, written.server)) compilation.report(file, problem);
  for (const source of definitions.sources.byName.values()) {
    for (const problem of openSource(server, source)) compilation.report(source.file, problem);
  }
  const store = options.overrides?.store ?? written.store ?? DEFAULT_STORE;
  if (written.store === store && !store.startsWith('sqlite:'))
    compilation.report(file, notYet('PostgreSQL stores', ['store'], 'value'));
  for (const password of passwordsIn(store)) compilation.hide(file, ['store'], password);
  return { server, store, sources, channels, routes: routes.tree, inhibitions, silences };
}

/** What each channel that only stands in for another one takes the place of. */
function standInsAmong({ byName }: AllDefinitions['channels']): ReadonlyMap<string, string> {
  return new Map(
    [...byName].flatMap(([name, { written }]) => (written.insteadOf === undefined ? [] : [[name, written.insteadOf]])),
  );
}

/** Templates without a channel are checked as well: somebody will use them. */
function checkUnusedTemplates(
  { channels, templates }: AllDefinitions,
  files: ConfigFiles,
  compilation: Compilation,
): void {
  const used = new Set([...channels.byName.values()].map(({ written }) => written.template));
  for (const [name, template] of templates.byName) {
    if (!used.has(name)) checkTexts(templateTexts(template.written, template, files), compilation);
  }
}

/** Nobody says for which format these are; their mistakes are nearly the same in each. */
function checkTexts(texts: ReadonlyMap<string, TemplateText>, compilation: Compilation): void {
  for (const text of texts.values()) compileTemplateText(text, 'text', compilation);
}

function textsOf({ files, templates, folder }: ConfigFiles): readonly StoredFile[] {
  const ofTemplates = [...templates].flatMap(([absolute, read]) =>
    read.type === 'text' ? [{ path: relativeName(absolute, folder), text: read.text }] : [],
  );
  return [...files.map(({ path: file, text }) => ({ path: file, text })), ...ofTemplates];
}

function hashOf(files: readonly StoredFile[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(JSON.stringify([file.path, file.text]));
  return hash.digest('hex').slice(0, 32);
}
