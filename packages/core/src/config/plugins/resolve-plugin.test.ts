import { describe, expect, it } from 'vitest';
import { aFolder } from '../../testing/config-folder.ts';
import { loadPlugin, resolvePlugin } from './resolve-plugin.ts';

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
    ['signalbox-transport-foo', 'signalbox-transport-foo'],
    ['@acme/signalbox-transport-bar', '@acme/signalbox-transport-bar'],
  ])('named %s is found in the package %s beside the configuration', async (name, pack) => {
    const { path: folder } = await withPackage(pack, `export const transport = ${TRANSPORT};`);
    const answer = await resolvePlugin({ kind: 'transport', name, folder });
    expect(answer).toMatchObject({ type: 'transport', transport: { name: 'mine' } });
  });

  it.each<[string, unknown]>([
    ['only for `import`', { exports: { '.': { import: './index.js' } } }],
    ['only for `import`, without a subpath', { exports: { types: './index.d.ts', import: './index.js' } }],
    ['below a condition', { exports: { '.': { node: { require: './none.cjs', default: './index.js' } } } }],
    ['one after the other', { exports: { '.': [{ browser: './none.js' }, './index.js'] } }],
    ['as `main`', { main: 'index.js' }],
    ['nowhere', {}],
  ])('is found in a package that has its entry %s', async (_, entry) => {
    const home = 'node_modules/signalbox-transport-foo';
    const { path: folder } = await aFolder({
      [`${home}/package.json`]: JSON.stringify({ name: 'signalbox-transport-foo', type: 'module', ...Object(entry) }),
      [`${home}/index.js`]: `export const transport = ${TRANSPORT};`,
    });
    const answer = await resolvePlugin({ kind: 'transport', name: 'foo', folder });
    expect(answer).toMatchObject({ type: 'transport', changed: false });
  });

  it('is found below a path of a package', async () => {
    const home = 'node_modules/@acme/signalbox';
    const { path: folder } = await aFolder({
      [`${home}/package.json`]: JSON.stringify({ exports: { './foo': { import: './lib/foo.mjs' } } }),
      [`${home}/lib/foo.mjs`]: `export const transport = ${TRANSPORT};`,
    });
    const answer = await resolvePlugin({ kind: 'transport', name: '@acme/signalbox/foo', folder });
    expect(answer).toMatchObject({ type: 'transport' });
  });

  it('whose package has no file to import is said to have none', async () => {
    const { path: folder } = await aFolder({
      'node_modules/signalbox-transport-foo/package.json': JSON.stringify({ exports: { import: './dist/index.js' } }),
    });
    const answer = await resolvePlugin({ kind: 'transport', name: 'foo', folder });
    expect(answer).toMatchObject({
      code: 'plugin-failed',
      message: 'the package signalbox-transport-foo of the transport foo has no file that could be imported',
      hint: expect.stringMatching(/^build it, or correct `exports` in .*package\.json$/),
    });
  });

  it.each([
    ['CommonJS', 'mine.cjs', `module.exports = { transport: ${TRANSPORT} };`],
    ['TypeScript', 'mine.ts', `const name: string = 'x';\nexport const transport = ${TRANSPORT};`],
    ['a module in a file without a package', 'mine.js', `export const transport = ${TRANSPORT};`],
  ])('may be %s', async (_, name, code) => {
    const { path: folder } = await aFolder({ [name]: code });
    const answer = await resolvePlugin({ kind: 'transport', name: `./${name}`, folder });
    expect(answer).toMatchObject({ type: 'transport' });
  });

  it.each<[string, Error, string, string]>([
    [
      'is a module where its package says CommonJS',
      new SyntaxError("Unexpected token 'export'"),
      "Unexpected token 'export'",
      'its package.json says that `.js` and `.ts` are CommonJS: name the file `.mjs` or `.mts`, or write `"type": "module"` there',
    ],
    [
      'imports what another version has',
      new SyntaxError("The requested module '@signalbox/sdk' does not provide an export named 'foo'"),
      "The requested module '@signalbox/sdk' does not provide an export named 'foo'",
      'what it imports has no such export: perhaps it was made for another version of it',
    ],
    [
      'is no JavaScript',
      new SyntaxError("Unexpected token '='"),
      "Unexpected token '='",
      'the error comes from the plugin itself',
    ],
    [
      'imports what is not installed',
      Object.assign(new Error("Cannot find package 'x'"), { code: 'ERR_MODULE_NOT_FOUND' }),
      "Cannot find package 'x'",
      'install what it imports beside it',
    ],
  ])('that %s is told what to do', async (_, error, detail, hint) => {
    const answer = await loadPlugin({ kind: 'transport', name: './x.js' }, () => Promise.reject(error));
    const message = `the transport ./x.js cannot be loaded: ${detail}`;
    expect(answer).toEqual({ type: 'none', code: 'plugin-failed', message, hint });
  });

  it('is said to have changed when its file did after it was loaded', async () => {
    const { path: folder, write } = await aFolder({ 'mine.mjs': `export const transport = ${TRANSPORT};` });
    const resolve = () => resolvePlugin({ kind: 'transport', name: './mine.mjs', folder });
    expect(await resolve()).toMatchObject({ type: 'transport', changed: false });
    expect(await resolve()).toMatchObject({ type: 'transport', changed: false });
    await write('mine.mjs', 'export const transport = 5;');
    expect(await resolve()).toMatchObject({ type: 'transport', changed: true });
  });

  it('is found by a path that starts at the file', async () => {
    const { path: folder } = await aFolder({ 'plugins/mine.mjs': `export const transport = ${TRANSPORT};` });
    const answer = await resolvePlugin({ kind: 'transport', name: './plugins/mine.mjs', folder });
    expect(answer).toMatchObject({ type: 'transport', transport: { name: 'mine' } });
  });

  it.each([
    ['nothing-of-the-kind', 'npm install @signalbox/transport-nothing-of-the-kind'],
    ['./gone.js', 'its path, with the name of a file at its end, starts at the folder of this file'],
    ['./lib', 'its path, with the name of a file at its end, starts at the folder of this file'],
    ['mine.mjs', 'a path begins with `./`: write `./mine.mjs`'],
    ['./mine.js', 'did you mean "./mine.mjs"?'],
    ['./lib/pagr.js', 'did you mean "./lib/pager.js"?'],
  ])('named %s is unknown: %s', async (name, hint) => {
    const { path: folder } = await aFolder({ 'mine.mjs': '', 'lib/pager.js': '', 'mine.jsx': '' });
    const answer = await resolvePlugin({ kind: 'transport', name, folder });
    expect(answer).toMatchObject({ type: 'none', code: 'unknown-transport', hint });
  });

  it.each([
    ['throws', "throw new Error('not today');", 'not today'],
    ['is no JavaScript', 'export const = ;', 'cannot be loaded'],
    ['imports what is not there', "import 'not-installed-anywhere';", 'not-installed-anywhere'],
    ['exports something else', `export const other = ${TRANSPORT};`, 'no export named `transport`; it has other'],
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
