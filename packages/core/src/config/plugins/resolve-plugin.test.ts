import { describe, expect, it } from 'vitest';
import { aFolder } from '../../testing/config-folder.ts';
import { resolvePlugin } from './resolve-plugin.ts';

const TRANSPORT = "{ contract: 1, name: 'mine', options: {}, parts: () => ({}), request() {}, classify() {} }";
const SOURCE = "{ contract: 1, name: 'mine', options: {}, read() {} }";

/** A folder with a package in its node_modules. */
function withPackage(name: string, code: string) {
  const home = `node_modules/${name}`;
  return aFolder({
    [`${home}/package.json`]: JSON.stringify({ name, type: 'module', exports: './index.js' }),
    [`${home}/index.js`]: code,
  });
}

describe('a transport', () => {
  it.each([
    ['foo', '@signalbox/transport-foo'],
    ['foo', 'signalbox-transport-foo'],
    ['@acme/signalbox-transport-bar', '@acme/signalbox-transport-bar'],
  ])('named %s is found in the package %s beside the configuration', async (name, pack) => {
    const { path: folder } = await withPackage(pack, `export const transport = ${TRANSPORT};`);
    const answer = await resolvePlugin({ kind: 'transport', name, folder });
    expect(answer).toMatchObject({ type: 'transport', transport: { name: 'mine' } });
  });

  it('is found by a path that starts at the file', async () => {
    const { path: folder } = await aFolder({ 'plugins/mine.mjs': `export const transport = ${TRANSPORT};` });
    const answer = await resolvePlugin({ kind: 'transport', name: './plugins/mine.mjs', folder });
    expect(answer).toMatchObject({ type: 'transport', transport: { name: 'mine' } });
  });

  it.each([
    ['nothing-of-the-kind', 'npm install @signalbox/transport-nothing-of-the-kind'],
    ['./gone.js', 'its path starts at the folder of this file'],
  ])('named %s is unknown: %s', async (name, hint) => {
    const { path: folder } = await aFolder();
    const answer = await resolvePlugin({ kind: 'transport', name, folder });
    expect(answer).toMatchObject({ type: 'none', code: 'unknown-transport', hint });
  });

  it.each([
    ['throws', "throw new Error('not today');", 'not today'],
    ['is no JavaScript', 'export const = ;', 'cannot be loaded'],
    ['exports something else', `export const other = ${TRANSPORT};`, 'no export named `transport`'],
    ['has another contract', 'export const transport = { contract: 2 };', 'has contract 2'],
    ['lacks members', 'export const transport = { contract: 1, request() {} };', 'lacks parts, classify, options'],
  ])('that %s is reported', async (_, code, message) => {
    const { path: folder } = await aFolder({ 'mine.mjs': code });
    const answer = await resolvePlugin({ kind: 'transport', name: './mine.mjs', folder });
    expect(answer).toMatchObject({ type: 'none', code: 'plugin-failed', message: expect.stringContaining(message) });
  });
});

describe('a source', () => {
  it('is found by its type', async () => {
    const { path: folder } = await withPackage('signalbox-source-mine', `export const source = ${SOURCE};`);
    const answer = await resolvePlugin({ kind: 'source', name: 'mine', folder });
    expect(answer).toMatchObject({ type: 'source', source: { name: 'mine' } });
  });

  it('is unknown if it is not installed', async () => {
    const { path: folder } = await aFolder();
    const answer = await resolvePlugin({ kind: 'source', name: 'makerel', folder });
    expect(answer).toMatchObject({ code: 'unknown-source-type', hint: 'npm install @signalbox/source-makerel' });
  });
});
