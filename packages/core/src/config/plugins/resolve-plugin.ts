import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Source, Transport } from '@signalbox/sdk';
import { isJsonObject } from '@signalbox/sdk';
import { didYouMean, nearestName } from '../../text/did-you-mean.ts';
import { isPluginPath } from '../document/plugin-path.ts';
import type { ProblemCode } from '../problems/problem-catalogue.ts';
import { hasChanged } from './loaded-plugins.ts';
import { locatePlugin } from './locate-plugin.ts';

/** A transport or source that a configuration names. */
export interface PluginRequest {
  readonly kind: 'transport' | 'source';
  /** As it is written: `hipchat`, `@acme/signalbox-transport-bar`, `./mine.js`. */
  readonly name: string;
  /** Absolute folder of the file that names it. */
  readonly folder: string;
}

export type PluginAnswer = (
  | { readonly type: 'transport'; readonly transport: Transport }
  | { readonly type: 'source'; readonly source: Source }
  | { readonly type: 'none'; readonly code: ProblemCode; readonly message: string; readonly hint?: string }
) & {
  /** Its file is not what was loaded any more: only a restart loads it anew. */
  readonly changed?: boolean;
};

/** Finds a plugin by its name. Never rejects. */
export type PluginResolver = (request: PluginRequest) => Promise<PluginAnswer>;

/** Imports the module of a plugin. */
export type PluginImport = () => Promise<unknown>;

/** Looks among the installed packages: from the configuration's folder first, then from here. */
export const resolvePlugin: PluginResolver = async (request) => {
  for (const specifier of specifiersOf(request)) {
    const found = locatePlugin(specifier, request.folder);
    if (found?.type === 'no-entry') return noEntry(request, specifier, found.manifest);
    if (found !== undefined) {
      const { url } = found;
      const changed = await hasChanged(url);
      return { ...(await loadPlugin(request, () => import(url))), changed };
    }
  }
  return unknownPlugin(request, isPluginPath(request.name) ? moduleMeant(request) : []);
};

/** Loads a plugin, and checks that it keeps the contract of its kind. Never rejects. */
export async function loadPlugin(
  { kind, name }: Pick<PluginRequest, 'kind' | 'name'>,
  load: PluginImport,
): Promise<PluginAnswer> {
  try {
    const module = await load();
    return checkPlugin(kind, name, exportsOf(module));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const message = `the ${kind} ${name} cannot be loaded: ${detail}`;
    return { type: 'none', code: 'plugin-failed', message, hint: hintFor(error) };
  }
}

function hintFor(error: unknown): string {
  if (error instanceof SyntaxError && /does not provide an export named/.test(error.message)) {
    return 'what it imports has no such export: perhaps it was made for another version of it';
  }
  if (error instanceof SyntaxError && /\b(import|export)\b/.test(error.message)) {
    return 'its package.json says that `.js` and `.ts` are CommonJS: name the file `.mjs` or `.mts`, or write `"type": "module"` there';
  }
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
  return isMissing ? 'install what it imports beside it' : 'the error comes from the plugin itself';
}

/** A package is there, and nothing in it to import: it may not have been built. */
function noEntry({ kind, name }: PluginRequest, specifier: string, manifest: string): PluginAnswer {
  return {
    type: 'none',
    code: 'plugin-failed',
    message: `the package ${specifier} of the ${kind} ${name} has no file that could be imported`,
    hint: `build it, or correct \`exports\` in ${manifest}`,
  };
}

/** What is said of a name that nothing goes by. */
export function unknownPlugin({ kind, name }: PluginRequest, known: Iterable<string>): PluginAnswer {
  const code = kind === 'transport' ? 'unknown-transport' : 'unknown-source-type';
  const message = `no ${kind} ${JSON.stringify(name)} is installed`;
  return { type: 'none', code, message, hint: didYouMean(name, known) ?? whereItIsLookedFor({ kind, name }) };
}

function whereItIsLookedFor({ kind, name }: Pick<PluginRequest, 'kind' | 'name'>): string {
  if (isPluginPath(name)) return 'its path, with the name of a file at its end, starts at the folder of this file';
  if (MODULE.test(name)) return `a path begins with \`./\`: write \`./${name}\``;
  return `npm install ${packagesOf({ kind, name })[0]}`;
}

/** The module of nearly that name in the folder that a path leads to, as the path would name it. */
function moduleMeant({ name, folder }: PluginRequest): readonly string[] {
  const inside = name.slice(0, name.lastIndexOf('/') + 1);
  const nameOf = (file: string) => file.slice(inside.length).replace(MODULE, '');
  try {
    const modules = readdirSync(path.resolve(folder, inside)).filter((file) => MODULE.test(file));
    const byName = new Map(modules.map((file) => [nameOf(inside + file), inside + file]));
    const meant = byName.get(nearestName(nameOf(name), byName.keys()) ?? '');
    return meant === undefined ? [] : [meant];
  } catch {
    return [];
  }
}

const MODULE = /\.[cm]?[jt]s$/;

function specifiersOf({ kind, name, folder }: PluginRequest): readonly string[] {
  return isPluginPath(name) ? [path.resolve(folder, name)] : packagesOf({ kind, name });
}

function packagesOf({ kind, name }: Pick<PluginRequest, 'kind' | 'name'>): readonly string[] {
  if (name.startsWith('@') || name.startsWith(`signalbox-${kind}-`)) return [name];
  return [`@signalbox/${kind}-${name}`, `signalbox-${kind}-${name}`];
}

/** Of a CommonJS module all exports stand below `default`; those that Node.js can see beside it as well. */
function exportsOf(module: unknown): Readonly<Record<string, unknown>> {
  if (!isJsonObject(module)) return {};
  return isJsonObject(module['default']) ? { ...module['default'], ...module } : module;
}

function checkPlugin(
  kind: PluginRequest['kind'],
  name: string,
  exports: Readonly<Record<string, unknown>>,
): PluginAnswer {
  const failed = (message: string, hint?: string): PluginAnswer => ({
    type: 'none',
    code: 'plugin-failed',
    message,
    ...(hint === undefined ? {} : { hint }),
  });
  const exported = exports[kind];
  if (!isJsonObject(exported)) {
    const others = Object.keys(exports).filter((each) => each !== 'default');
    const has = others.length === 0 ? '' : `; it has ${others.slice(0, 5).join(', ')}`;
    const hint = `write \`export const ${kind} = ...\``;
    return failed(`the module of the ${kind} ${name} has no export named \`${kind}\`${has}`, hint);
  }
  if (exported['contract'] !== 1) {
    return failed(
      `the ${kind} ${name} has contract ${String(exported['contract'])}, and this version knows contract 1`,
      `make it with the SDK: \`define${kind === 'transport' ? 'Transport' : 'Source'}\` of a version that belongs to this one`,
    );
  }
  const missing = membersOf(kind, exported).filter((member) => typeof exported[member] !== 'function');
  if (missing.length > 0 || !isJsonObject(exported['options'])) {
    return failed(
      `the ${kind} ${name} lacks ${[...missing, ...(isJsonObject(exported['options']) ? [] : ['options'])].join(', ')}`,
      'the contract says what each member is: docs/writing-a-transport.md',
    );
  }
  // The parsed border: the members have just been checked, their behaviour is the conformance kit's matter.
  return kind === 'transport'
    ? { type: 'transport', transport: exported as unknown as Transport }
    : { type: 'source', source: exported as unknown as Source };
}

function membersOf(kind: PluginRequest['kind'], exported: Readonly<Record<string, unknown>>): readonly string[] {
  if (kind === 'source') return ['read'];
  return 'send' in exported ? ['parts', 'send', 'preview'] : ['parts', 'request', 'classify'];
}
