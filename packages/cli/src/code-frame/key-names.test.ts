import { describe, expect, it } from 'vitest';
import { keyNames } from './key-names.ts';

describe('what a key tells of its value', () => {
  const { isKnown, isSecret, hasSecrets, hasSections, mayBeSecret } = keyNames();

  it.each([
    ['of the configuration', 'channels'],
    ['of a nested part of it', 'groupWait'],
    ['of a transport', 'baseUrl'],
    ['of a source', 'resolveTimeout'],
    ['of a test file', 'notifications'],
  ])('is known: one %s', (_where, key) => {
    expect(isKnown(key)).toBe(true);
  });

  it.each(['chanels', 'tokn', 'routingKey', '', 'constructor', 'properties'])('is not known: %j', (key) => {
    expect(isKnown(key)).toBe(false);
  });

  it.each(['token', 'password', 'bearer'])('is secret: %s', (key) => {
    expect(isSecret(key)).toBe(true);
  });

  it.each(['room', 'transport', 'groupBy', 'match', 'to', 'listen', 'auth', 'key'])('is not secret: %s', (key) => {
    expect(isSecret(key)).toBe(false);
  });

  it.each(['tokn', 'beaer', 'pasword', 'ath', 'routingKey', 'my_secret'])('may be secret: %s', (key) => {
    expect(mayBeSecret(key)).toBe(true);
  });

  it.each(['scope', 'rom', 'colour', 'tags', 'lables'])('is not meant to be secret: %s', (key) => {
    expect(mayBeSecret(key)).toBe(false);
  });

  it('of a header is secret if it sounds so', () => {
    expect([isSecret('Authorization', 'headers'), isSecret('Accept', 'headers')]).toEqual([true, false]);
  });

  it('tells sections with secrets, and maps of such', () => {
    expect(['server', 'auth', 'channels', 'routes'].map(hasSecrets)).toEqual([true, true, true, false]);
    expect(['channels', 'sources', 'server', 'templates'].map(hasSections)).toEqual([true, true, false, false]);
  });
});
