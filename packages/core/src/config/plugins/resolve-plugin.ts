import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Source, Transport } from '@signalbox/sdk';
import { isJsonObject } from '@signalbox/sdk';
import { didYouMean } from '../../text/did-you-mean.ts';
import type { ProblemCode } from '../problems/problem-catalogue.ts';

/** A transport or source that a configuration names. */
export interface PluginRequest {
  readonly kind: 'transport' | 'source';
  /** As it is written: `hipchat`, `@acme/signalbox-transport-bar`, `./mine.js`. */
  readonly name: string;
  /** Absolute folder of the file that names it. */
  readonly folder: string;
}

export type PluginAnswer =
  | { readonly type: 'transport'; readonly transport: Transport }
  | { readonly type: 'source'; readonly source: Source }
  | { readonly type: 'none'; readonly code: ProblemCode; readonly message: string; readonly hint?: string };

/** Finds a plugin by its name. Never rejects. */
export type PluginResolver = (request: PluginRequest) => Promise<PluginAnswer>;

/** Imports the module of a plugin. */
export type PluginImport = () => Promise<unknown>;

/** Looks among the installed packages: from the configuration's folder first, then from here. */
export const resolvePlugin: PluginResolver = async (request) => {
  for (const specifier of specifiersOf(request)) {
    const found = locate(specifier, request.folder);
    if (found !== undefined) return loadPlugin(request, () => import(found));
  }
  return unknownPlugin(request, []);
};

/** Loads a plugin, and checks that it keeps the contract of its kind. Never rejects. */
export async function loadPlugin(
  { kind, name }: Pick<PluginRequest, 'kind' | 'name'>,
  load: PluginImport,
): Promise<PluginAnswer> {
  try {
    const module = await load();
    return checkPlugin(kind, name, isJsonObject(module) ? module[kind] : undefined);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { type: 'none', code: 'plugin-failed', message: `the ${kind} ${name} cannot be loaded: ${detail}` };
  }
}

/** What is said of a name that nothing goes by. */
export function unknownPlugin({ kind, name }: PluginRequest, known: Iterable<string>): PluginAnswer {
  const code = kind === 'transport' ? 'unknown-transport' : 'unknown-source-type';
  const message = `no ${kind} ${JSON.stringify(name)} is installed`;
  const looked = isPath(name)
    ? 'its path starts at the folder of this file'
    : `npm install ${packagesOf({ kind, name })[0]}`;
  return { type: 'none', code, message, hint: didYouMean(name, known) ?? looked };
}

function specifiersOf({ kind, name, folder }: PluginRequest): readonly string[] {
  return isPath(name) ? [path.resolve(folder, name)] : packagesOf({ kind, name });
}

function packagesOf({ kind, name }: Pick<PluginRequest, 'kind' | 'name'>): readonly string[] {
  if (name.startsWith('@')) return [name];
  return [`@signalbox/${kind}-${name}`, `signalbox-${kind}-${name}`];
}

function isPath(name: string): boolean {
  return name.startsWith('./') || name.startsWith('../') || path.isAbsolute(name);
}

/** The address of a module that is there, or undefined. */
function locate(specifier: string, folder: string): string | undefined {
  try {
    return pathToFileURL(createRequire(path.join(folder, 'signalbox.yaml')).resolve(specifier)).href;
  } catch {
    return locateFromHere(specifier);
  }
}

/** Packages that have only an `import` entry are not found by `require.resolve`. */
function locateFromHere(specifier: string): string | undefined {
  if (path.isAbsolute(specifier)) return undefined;
  try {
    return import.meta.resolve(specifier);
  } catch {
    return undefined;
  }
}

function checkPlugin(kind: PluginRequest['kind'], name: string, exported: unknown): PluginAnswer {
  const failed = (message: string): PluginAnswer => ({ type: 'none', code: 'plugin-failed', message });
  if (!isJsonObject(exported)) return failed(`the package of the ${kind} ${name} has no export named \`${kind}\``);
  if (exported['contract'] !== 1) {
    return failed(
      `the ${kind} ${name} has contract ${String(exported['contract'])}, and this version knows contract 1`,
    );
  }
  const missing = membersOf(kind, exported).filter((member) => typeof exported[member] !== 'function');
  if (missing.length > 0 || !isJsonObject(exported['options'])) {
    return failed(
      `the ${kind} ${name} lacks ${[...missing, ...(isJsonObject(exported['options']) ? [] : ['options'])].join(', ')}`,
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
