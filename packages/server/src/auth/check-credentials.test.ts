import type { Credential } from '@signalbox/core';
import { describe, expect, it } from 'vitest';
import { challenge, checkCredentials } from './check-credentials.ts';

const pair = (username: string, password: string) =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

describe('a check of credentials', () => {
  it('tells parts apart wherever they are cut', () => {
    const check = checkCredentials([{ type: 'basic', username: 'a', password: 'b:c' }]);
    const holds = (authorization: string) => check({ authorization, secret: undefined });
    expect(holds(pair('a', 'b:c'))).toBe(true);
    expect(holds(pair('a:b', 'c'))).toBe(true);
    expect(holds(pair('ab', ':c'))).toBe(false);
    expect(holds(pair('a', 'bc'))).toBe(false);
  });

  it('takes no credential for one of another kind', () => {
    const check = checkCredentials([{ type: 'secret', secret: 'x' }]);
    expect(check({ authorization: 'Bearer x', secret: undefined })).toBe(false);
    expect(check({ authorization: pair('x', 'x'), secret: undefined })).toBe(false);
    expect(check({ authorization: undefined, secret: 'x' })).toBe(true);
  });

  it.each(['Basic', 'Basic ', 'Basic ???', 'Basic !', 'Bearer', 'Bearer ', 'Digest x', 'null', 'undefined'])(
    'holds for no header that presents nothing: %j',
    (authorization) => {
      const credentials: readonly Credential[] = [
        { type: 'basic', username: '', password: '' },
        { type: 'bearer', token: 'undefined' },
        { type: 'secret', secret: 'undefined' },
      ];
      expect(checkCredentials(credentials)({ authorization, secret: undefined })).toBe(false);
    },
  );
});

describe('the challenge of a 401', () => {
  it('names each scheme once, in order', () => {
    const credentials: readonly Credential[] = [
      { type: 'bearer', token: 'canary-1' },
      { type: 'basic', username: 'canary-2', password: 'canary-3' },
      { type: 'bearer', token: 'canary-4' },
      { type: 'secret', secret: 'canary-5' },
    ];
    expect(challenge(credentials)).toBe('Bearer realm="signalbox", Basic realm="signalbox", Secret realm="signalbox"');
  });
});
