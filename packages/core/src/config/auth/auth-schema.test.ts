import { describe, expect, it } from 'vitest';
import { toldOf } from '../../testing/schema-check.ts';
import { serverAuth, sourceAuth } from './auth-schema.ts';

const BASIC = { basic: { username: 'me', password: 'secret' } };

describe('credentials', () => {
  it.each([['none'], [{ bearer: 'abc' }], [BASIC], [[{ bearer: 'abc' }, BASIC]]])('may be %j', (auth) => {
    expect(toldOf(serverAuth, auth)).toEqual([]);
    expect(toldOf(sourceAuth, auth)).toEqual([]);
  });

  it('may be a secret of the path for sources alone', () => {
    expect(toldOf(sourceAuth, { secret: 'abc' })).toEqual([]);
    expect(toldOf(serverAuth, { secret: 'abc' })).not.toEqual([]);
  });

  it.each([
    ['nobody', 'must be a credential, a list of credentials, or `none`'],
    [5, 'must be a credential, a list of credentials, or `none`'],
    [{}, 'must have exactly one of basic, bearer, secret'],
    [{ bearer: 'abc', secret: 'abc' }, 'must have exactly one of basic, bearer, secret'],
    [{ bear: 'abc' }, 'unknown key "bear"'],
    [{ basic: { username: 'a:b', password: 'c' } }, 'must have no colon'],
    [{ basic: { username: 'a' } }, 'missing key "password"'],
    [{ basic: { password: 'a' } }, 'missing key "username"'],
    [{ basic: { username: 'a', password: 'b', realm: 'c' } }, 'unknown key "realm"'],
    [{ bearer: 5 }, 'must be a text'],
    [[{ bearer: 5 }], 'must be a text'],
  ])('are not %j: %s', (auth, message) => expect(toldOf(sourceAuth, auth)).toEqual([message]));

  it('are at least one in a list', () => expect(toldOf(sourceAuth, [])).toHaveLength(1));

  it('are secrets, and their names are not', () => {
    expect(JSON.stringify(sourceAuth).match(/"writeOnly":true/g)).toHaveLength(6);
    expect(JSON.stringify(serverAuth).match(/"writeOnly":true/g)).toHaveLength(4);
  });
});
