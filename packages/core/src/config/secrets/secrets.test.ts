import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSecrets } from './secrets.ts';

const SECRET = 'p&ss w/rd"ü+';

describe('the secrets of a configuration', () => {
  const secrets = createSecrets({ values: [SECRET, 'ab', ''], basic: [{ username: 'me', password: 'hunter22' }] });

  it.each([
    ['as they are', SECRET],
    ['in an address', encodeURIComponent(SECRET)],
    ['in an address, lower case', encodeURIComponent(SECRET).replace(/%../g, (code) => code.toLowerCase())],
    ['in a form', new URLSearchParams({ x: SECRET }).toString().slice(2)],
    ['in JSON', JSON.stringify(SECRET).slice(1, -1)],
    ['in JSON in JSON', JSON.stringify(JSON.stringify(SECRET)).slice(3, -3)],
    ['in base64', Buffer.from(SECRET).toString('base64')],
    ['in basic authentication', Buffer.from('me:hunter22').toString('base64')],
  ])('are hidden %s', (_, form) => expect(secrets.mask(`before ${form} after`)).toBe('before *** after'));

  it('are hidden everywhere in a text, the longest first', () => {
    const nested = createSecrets({ values: ['token', 'token-long'] });
    expect(nested.mask('token-long token tok')).toBe('*** *** tok');
  });

  it('are not hidden when they are too short to tell from other text', () => {
    expect(secrets.mask('about')).toBe('about');
  });

  it('are hidden line by line when they have several', () => {
    const key = createSecrets({ values: ['-----BEGIN KEY-----\nMIIEvgIBADANBg\n-----END KEY-----'] });
    expect(key.mask('12 |   MIIEvgIBADANBg')).toBe('12 |   ***');
  });

  it('do not show when they are printed', () => {
    const printed = [JSON.stringify(secrets), inspect(secrets, { depth: 9, showHidden: true }), `${secrets}`].join();
    expect(printed).not.toContain(SECRET);
    expect(printed).not.toContain('hunter22');
  });

  it('never show, whatever stands around them', () => {
    const secret = fc.string({ minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
        fc.pre(!'***'.includes(value) && !value.includes('*'));
        expect(createSecrets({ values: [value] }).mask(before + value + after)).not.toContain(value);
      }),
      { seed: 11 },
    );
  });

  it('leave a text alone if there are none', () => {
    expect(createSecrets({ values: [] }).mask('as it is')).toBe('as it is');
  });
});

describe('a JSON value', () => {
  it('has every text in it masked, keys as well, and stays JSON', () => {
    const { maskValue } = createSecrets({ values: ['true', '4711', 'canary'] });
    expect(maskValue({ canary: [true, 4711, 5, null, 'a "true" canary'], x: { y: 'z' } })).toEqual({
      '***': [true, '***', 5, null, 'a "***" ***'],
      x: { y: 'z' },
    });
    const text = 'canary';
    expect(createSecrets({ values: [] }).maskValue({ text })).toEqual({ text });
  });
});
