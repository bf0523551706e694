import { describe, expect, it } from 'vitest';
import { aWrittenFile } from '../../testing/written-file.ts';
import { authRequired, compileServer, isLoopback, parseListen } from './compile-server.ts';

describe('an address to listen on', () => {
  it.each([
    ['127.0.0.1:8080', { host: '127.0.0.1', port: 8080 }, true],
    ['127.9.9.9:1', { host: '127.9.9.9', port: 1 }, true],
    ['localhost:0', { host: 'localhost', port: 0 }, true],
    ['[::1]:8080', { host: '::1', port: 8080 }, true],
    ['0.0.0.0:80', { host: '0.0.0.0', port: 80 }, false],
    [':80', { host: '::', port: 80 }, false],
    ['[::]:80', { host: '::', port: 80 }, false],
    ['127.example.com:80', { host: '127.example.com', port: 80 }, false],
    ['localhost.example.com:80', { host: 'localhost.example.com', port: 80 }, false],
  ])('%s', (text, address, loopback) => {
    expect(parseListen(text)).toEqual(address);
    expect(isLoopback(address)).toBe(loopback);
  });

  it.each([
    '',
    '8080',
    'localhost',
    'localhost:',
    'a:b',
    ':65536',
    '::1:80',
    '[x]:80',
    '[127.0.0.1]:80',
    'a b:80',
    'http://x:80',
  ])('%j is none', (text) => expect(parseListen(text)).toBeUndefined());
});

/** The server of this main file, and what is told of it. */
async function compile(text: string, listen?: string, env = {}) {
  const one = await aWrittenFile(text, { env });
  const server = compileServer(one, listen, one.compilation);
  for (const problem of authRequired(server, one.written.server)) one.compilation.report(one.file, problem);
  return { server, reported: one.reported() };
}

describe('the server of a configuration', () => {
  const DEFAULTS = {
    listen: { host: '127.0.0.1', port: 8080 },
    externalUrl: '',
    auth: [],
    egress: 'any',
    maxBodyBytes: 1_048_576,
  };

  it.each([
    ['', {}],
    ['server: {}', {}],
    ['server: { listen: "[::1]:1" }', { listen: { host: '::1', port: 1 } }],
    ['server: { externalUrl: https://x.example/a/// }', { externalUrl: 'https://x.example/a' }],
    ['server: { externalUrl: https://x.example }', { externalUrl: 'https://x.example' }],
    ['server: { egress: public }', { egress: 'public' }],
    ['server: { maxBodyBytes: 2048 }', { maxBodyBytes: 2_048 }],
    ['server: { auth: { bearer: abcd } }', { auth: [{ type: 'bearer', token: 'abcd' }] }],
  ])('%s', async (text, own) => {
    expect(await compile(text)).toEqual({ server: { ...DEFAULTS, ...own }, reported: [] });
  });

  it('listens where the command line says', async () => {
    const { server } = await compile('server: { listen: "127.0.0.1:1" }', 'localhost:2');
    expect(server.listen).toEqual({ host: 'localhost', port: 2 });
  });

  const HINT = 'write `HOST:PORT`, for instance `127.0.0.1:8080` or `[::1]:8080`';

  it.each([
    ['server: { listen: nowhere }', undefined, `1:19 bad-listen: "nowhere" is not an address -> ${HINT}`],
    ['server: { listen: "127.0.0.1:1" }', 'x', `1:19 bad-listen: --listen "x" is not an address -> ${HINT}`],
    [`server: { listen: "\${env:WHERE}" }`, undefined, `1:19 bad-listen: this is not an address -> ${HINT}`],
  ])('is reported where it cannot listen: %s %s', async (text, listen, problem) => {
    const { server, reported } = await compile(text, listen, { WHERE: 'hidden' });
    expect(reported).toEqual([problem]);
    expect(server.listen).toEqual(DEFAULTS.listen);
  });
});

describe('a server that others can reach', () => {
  const PROBLEM = `auth-required: the server listens beyond loopback and asks nobody for credentials -> add \`server.auth: { bearer: "\${env:SIGNALBOX_TOKEN}" }\`, or write \`auth: none\``;

  it.each([
    ['server: { listen: ":80" }', undefined, [`1:19 ${PROBLEM}`]],
    ['server: {}', ':80', [`1:9 ${PROBLEM}`]],
    ['', ':80', [`1:1 ${PROBLEM}`]],
    ['server: { listen: ":80", auth: none }', undefined, []],
    ['server: { listen: ":80", auth: { bearer: abcd } }', undefined, []],
    ['server: { listen: "[::1]:80" }', undefined, []],
    ['server: { listen: ":80" }', '127.0.0.1:80', []],
  ])('asks for credentials, or says that it does not: %s %s', async (text, listen, problems) => {
    expect((await compile(text, listen)).reported).toEqual(problems);
  });
});
