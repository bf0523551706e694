import { describe, expect, it } from 'vitest';
import { toldOf } from '../../testing/schema-check.ts';
import { isSqliteStore, serverSchema, storeSchema } from './server-schema.ts';

describe('a store', () => {
  it.each([
    'sqlite:x.db',
    'sqlite:./data/x.db',
    'sqlite:/var/lib/x',
    'sqlite:../x',
    'sqlite:a b',
    'sqlite:.hidden',
    'sqlite:...',
  ])('may be %s', (place) => {
    expect(isSqliteStore(place)).toBe(true);
    expect(toldOf(storeSchema, place)).toEqual([]);
  });

  it.each([
    '',
    'sqlite:',
    'sqlite: ',
    'sqlite:.',
    'sqlite:..',
    'sqlite:a/',
    'sqlite:a/.',
    'x.db',
    'mysql://x',
    'SQLITE:x',
  ])('is not %j', (place) => {
    expect(isSqliteStore(place)).toBe(false);
    expect(toldOf(storeSchema, place).length).toBeGreaterThan(0);
  });

  it.each(['postgres://x', 'postgresql://u:p@h/d'])(
    'may be %s in the language, and not on the command line',
    (place) => {
      expect(isSqliteStore(place)).toBe(false);
      expect(toldOf(storeSchema, place)).toEqual([]);
    },
  );

  it('is no server without a name', () => expect(toldOf(storeSchema, 'postgres://')).toHaveLength(1));
});

describe('a server', () => {
  it.each([
    [{}],
    [{ externalUrl: 'https://x.example/signalbox' }],
    [{ externalUrl: 'http://127.0.0.1:8080' }],
    [{ maxBodyBytes: 1_024 }],
    [{ maxBodyBytes: 67_108_864 }],
    [{ egress: 'public' }],
    [{ auth: { bearer: 'abc' } }],
    [{ auth: 'none' }],
  ])('may be %j', (server) => expect(toldOf(serverSchema, server)).toEqual([]));

  const ADDRESS = 'must be an http or https address without `?` and `#`';

  it.each([
    [{ externalUrl: 'x.example' }, ADDRESS],
    [{ externalUrl: 'ftp://x.example' }, ADDRESS],
    [{ externalUrl: 'https://x.example/?a' }, ADDRESS],
    [{ externalUrl: 'https://x.example/#a' }, ADDRESS],
    [{ externalUrl: 'https://x y' }, ADDRESS],
    [{ maxBodyBytes: 1_023 }, 'must be >= 1024'],
    [{ maxBodyBytes: 67_108_865 }, 'must be <= 67108864'],
    [{ maxBodyBytes: 2_048.5 }, 'must be a whole number'],
    [{ egress: 'none' }, 'must be "any" or "public"'],
    [{ listen: '' }, 'must not be empty'],
    [{ auth: { secret: 'abc' } }, 'unknown key "secret"'],
    [{ port: 80 }, 'unknown key "port"'],
  ])('is not %j: %s', (server, message) => expect(toldOf(serverSchema, server)).toEqual([message]));
});
