import { existsSync, readFileSync } from 'node:fs';
import { createRequire, findPackageJSON } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isJsonObject } from '@signalbox/sdk';

/** Where a plugin's module is, or the package.json of a package that has none that could be imported. */
export type LocatedPlugin =
  | { readonly type: 'module'; readonly url: string }
  | { readonly type: 'no-entry'; readonly manifest: string };

/** Finds the module that `import` would load in a file of a folder: a package, or an absolute path. Undefined: it is not there. */
export function locatePlugin(specifier: string, folder: string): LocatedPlugin | undefined {
  if (path.isAbsolute(specifier)) return found(resolved(specifier, folder));
  // Where the configuration is, then where this program is.
  return (
    locatePackage(specifier, path.join(folder, 'signalbox.yaml')) ?? locatePackage(specifier, import.meta.filename)
  );
}

/** Node.js resolves for `import` only from the module that asks; `require.resolve` does not see what is for `import` alone. */
function locatePackage(specifier: string, from: string): LocatedPlugin | undefined {
  const manifest = manifestOf(specifier, from);
  if (manifest === undefined) return undefined;
  const entry = exportedEntry(manifest, subpathOf(specifier));
  const file = entry === undefined ? resolved(specifier, path.dirname(from)) : path.join(path.dirname(manifest), entry);
  return file !== undefined && existsSync(file) ? found(file) : { type: 'no-entry', manifest };
}

function found(file: string | undefined): LocatedPlugin | undefined {
  return file === undefined ? undefined : { type: 'module', url: pathToFileURL(file).href };
}

function resolved(specifier: string, folder: string): string | undefined {
  try {
    return createRequire(path.join(folder, 'signalbox.yaml')).resolve(specifier);
  } catch {
    return undefined;
  }
}

function manifestOf(specifier: string, from: string): string | undefined {
  try {
    return findPackageJSON(specifier, pathToFileURL(from));
  } catch {
    return undefined;
  }
}

/** `.`, or what follows the package's name as `exports` has it. */
function subpathOf(specifier: string): string {
  const below = specifier.split('/').slice(specifier.startsWith('@') ? 2 : 1);
  return ['.', ...below].join('/');
}

/** @see https://nodejs.org/api/packages.html#conditional-exports */
const CONDITIONS: ReadonlySet<string> = new Set(['node', 'import', 'module-sync', 'default']);

function exportedEntry(manifest: string, subpath: string): string | undefined {
  const parsed: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
  const exports = isJsonObject(parsed) ? parsed['exports'] : undefined;
  const hasSubpaths = isJsonObject(exports) && Object.keys(exports).some((key) => key.startsWith('.'));
  return entryFor(hasSubpaths ? exports[subpath] : subpath === '.' ? exports : undefined);
}

/** The first condition that holds, as `import` goes through them. */
function entryFor(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  if (Array.isArray(target)) return target.map(entryFor).find((entry) => entry !== undefined);
  if (!isJsonObject(target)) return undefined;
  for (const [condition, below] of Object.entries(target)) {
    const entry = CONDITIONS.has(condition) ? entryFor(below) : undefined;
    if (entry !== undefined) return entry;
  }
  return undefined;
}
