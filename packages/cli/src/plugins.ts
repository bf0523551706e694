import { readFileSync } from 'node:fs';
import type { BuiltinPlugins } from '@signalbox/core';

/**
 * The transports and sources that this program brings along are those packages of ours that it depends on: its
 * package.json is the one list of them, and nothing else names them. Each is loaded when a configuration uses it;
 * every other transport or source is a package beside the configuration.
 */
export const builtin: Required<BuiltinPlugins> = {
  transports: pluginsAmong(dependencies(), 'transport'),
  sources: pluginsAmong(dependencies(), 'source'),
};

function dependencies(): readonly string[] {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const isListed = typeof manifest === 'object' && manifest !== null && 'dependencies' in manifest;
  return isListed ? Object.keys(manifest.dependencies ?? {}) : [];
}

function pluginsAmong(packages: readonly string[], kind: 'transport' | 'source') {
  const prefix = `@signalbox/${kind}-`;
  return new Map(
    packages
      .filter((name) => name.startsWith(prefix))
      .map((name) => [name.slice(prefix.length), (): Promise<unknown> => import(name)]),
  );
}
