import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCredentials } from './check-credentials.ts';

const pair = (username: string, password: string) =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

describe('a check of credentials', () => {
  it('holds for the right credential and for no other, whatever they are', () => {
    const word = fc.stringMatching(/^[\w.~+/=-]{1,20}$/);
    fc.assert(
      fc.property(word, word, word, (username, token, other) => {
        const check = checkCredentials([
          { type: 'basic', username, password: token },
          { type: 'bearer', token },
        ]);
        expect(check({ authorization: pair(username, token), secret: undefined })).toBe(true);
        expect(check({ authorization: `Bearer ${token}`, secret: undefined })).toBe(true);
        expect(check({ authorization: `Bearer ${other}`, secret: undefined })).toBe(other === token);
        expect(check({ authorization: pair(username, other), secret: undefined })).toBe(other === token);
      }),
      { seed: 27 },
    );
  });
});
