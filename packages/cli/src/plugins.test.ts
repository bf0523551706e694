import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { loadBuiltin } from '@signalbox/core';
import { afterEach, describe, expect, it } from 'vitest';
import { builtin } from './plugins.ts';
import { aFolder, removeFolders } from './testing/run.ts';

afterEach(removeFolders);

const CONFIG = `
version: 1
sources: { in: { type: mackerel } }
channels: { room: { transport: log } }
unmatched: { to: [room] }
`;

/** Writes the name of every plugin package that is imported. */
const PRELOAD = `
import { registerHooks } from 'node:module';
registerHooks({
  resolve(specifier, context, next) {
    if (/^@signalbox.(transport|source)-/.test(specifier)) console.error('loaded ' + specifier);
    return next(specifier, context);
  },
});`;

/** Which plugin packages the program loads for a command. */
async function loadedBy(...args: readonly string[]): Promise<readonly string[]> {
  const cwd = await aFolder({ 'signalbox.yaml': CONFIG, 'preload.mjs': PRELOAD });
  const program = fileURLToPath(new URL('../bin/signalbox.js', import.meta.url));
  const { stderr } = await promisify(execFile)(process.execPath, ['--import', `${cwd}/preload.mjs`, program, ...args], {
    cwd,
  });
  return [...stderr.matchAll(/^loaded (.+)$/gm)].map(([, name]) => name ?? '').toSorted();
}

describe('the plugins of the program', () => {
  it('are the packages of transports and sources that it depends on, each under its own name', async () => {
    const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    const { transports, sources } = await loadBuiltin(builtin);
    const packages = [
      ...transports.map(({ name }) => `@signalbox/transport-${name}`),
      ...sources.map(({ name }) => `@signalbox/source-${name}`),
    ];
    const listed = Object.keys(dependencies).filter((name) => /^@signalbox\/(transport|source)-/.test(name));
    expect(packages.toSorted()).toEqual(listed.toSorted());
    expect([...builtin.transports.keys()]).toEqual(transports.map(({ name }) => name));
    expect([...builtin.sources.keys()]).toEqual(sources.map(({ name }) => name));
  });

  it('are loaded only where a configuration uses them', async () => {
    expect(await loadedBy('check', 'signalbox.yaml')).toEqual([
      '@signalbox/source-mackerel',
      '@signalbox/transport-log',
    ]);
    expect(await loadedBy('--version')).toEqual([]);
  });
});
