import { describe, expect, it } from 'vitest';
import { sender } from '../../testing/plugins.ts';
import { aWrittenFile } from '../../testing/written-file.ts';
import { collectDefinitions } from '../collect-definitions.ts';
import type { ServerConfig } from '../server/compile-server.ts';
import { compileSource, openSource } from './compile-source.ts';

async function definition(keys: string) {
  const one = await aWrittenFile(`sources:\n  mackerel: { ${keys} }`);
  const [source] = collectDefinitions([one], one.compilation).sources.byName.values();
  if (source === undefined) throw new Error('there is no source');
  return { source, ...one };
}

async function compile(keys: string, type: typeof sender | 'none' = sender) {
  const { source, compilation, reported } = await definition(keys);
  return { source: compileSource(source, type === 'none' ? undefined : type, compilation), reported: reported() };
}

describe('a source', () => {
  it.each([
    ['type: sender', { options: { resolveTimeout: '5m' }, auth: [] }],
    ['type: sender, resolveTimeout: 7m', { options: { resolveTimeout: '7m' }, auth: [] }],
    ['type: sender, expireAfter: 7d', { options: { resolveTimeout: '5m' }, auth: [], expireAfterMs: 604_800_000 }],
    ['type: sender, auth: none', { options: { resolveTimeout: '5m' }, auth: [] }],
    [
      'type: sender, auth: { bearer: abcd }',
      { options: { resolveTimeout: '5m' }, auth: [{ type: 'bearer', token: 'abcd' }] },
    ],
  ])('that is written as { %s }', async (keys, expected) => {
    const { source, reported } = await compile(keys);
    expect(source).toEqual({ name: 'mackerel', source: sender, ...expected });
    expect(reported).toEqual([]);
  });

  it.each([
    ['type: sender, expireAfter: 0s', '2:42 wrong-value: must be longer than 0s'],
    ['type: sender, resolveTimeout: 5s', '2:45 wrong-value: must have another form'],
    [
      'type: sender, auth: { bearer: ab }',
      '2:45 short-secret (warning): a secret of less than 3 characters cannot be hidden in logs -> use a longer one',
    ],
    [
      'type: sender, resolveTimeot: 5m',
      '2:29 unknown-key: unknown key "resolveTimeot" -> did you mean "resolveTimeout"?',
    ],
  ])('is reported where it is wrong, and goes on: { %s }', async (keys, problem) => {
    const { source, reported } = await compile(keys);
    expect(reported).toEqual([problem]);
    expect(source).toMatchObject({ name: 'mackerel', options: { resolveTimeout: '5m' } });
    expect(source).not.toHaveProperty('expireAfterMs');
  });

  it('is undefined if its type was not found, and checked all the same', async () => {
    const { source, reported } = await compile('type: x, expireAfter: 0s, auth: { secret: ab }', 'none');
    expect(source).toBeUndefined();
    expect(reported.map((each) => each.split(' ')[1])).toEqual(['short-secret', 'wrong-value:']);
  });
});

describe('a source that others can reach', () => {
  const server = (host: string): ServerConfig => ({
    listen: { host, port: 80 },
    externalUrl: '',
    auth: [],
    egress: 'any',
    maxBodyBytes: 1,
  });

  it.each([
    ['0.0.0.0', 'type: x', 1],
    ['::', 'type: x', 1],
    ['127.0.0.1', 'type: x', 0],
    ['0.0.0.0', 'type: x, auth: none', 0],
    ['0.0.0.0', 'type: x, auth: { secret: abc }', 0],
  ])('on %s, written { %s }, is warned of %d times', async (host, keys, count) => {
    const { source } = await definition(keys);
    expect(openSource(server(host), source)).toHaveLength(count);
  });

  it('is named, with what to write', async () => {
    const { source } = await definition('type: x');
    expect(openSource(server('::'), source)).toEqual([
      {
        severity: 'warning',
        code: 'open-source',
        at: ['sources', 'mackerel'],
        on: 'key',
        message: 'anyone who reaches the server can post alerts to the source "mackerel"',
        hint: 'add `auth`, or write `auth: none`',
      },
    ]);
  });
});
