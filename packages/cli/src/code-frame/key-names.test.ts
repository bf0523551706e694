import { describe, expect, it } from 'vitest';
import { keyNames } from './key-names.ts';

describe('what a key tells of its value', () => {
  const { isKnown, isSecret } = keyNames();

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

  it.each(['token', 'password', 'bearer', 'auth', 'headers', 'routingKey'])('is secret: %s', (key) => {
    expect(isSecret(key)).toBe(true);
  });

  it.each(['room', 'transport', 'groupBy', 'match', 'to', 'listen'])('is not secret: %s', (key) => {
    expect(isSecret(key)).toBe(false);
  });
});
