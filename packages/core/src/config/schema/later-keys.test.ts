import { describe, expect, it } from 'vitest';
import { laterKeyProblem, notYet } from './later-keys.ts';

describe('a key that comes later', () => {
  it.each([
    ['scope', 'scopes come with a later version'],
    ['digestAfter', 'digests come with a later version'],
    ['export', 'exported channels come with a later version'],
  ])('%s: %s', (key, message) => {
    expect(laterKeyProblem(key, ['channels', key])).toEqual({
      code: 'not-yet-supported',
      at: ['channels', key],
      on: 'key',
      message,
      hint: 'remove it: this version would not do what it says',
    });
  });

  it.each([
    'heartbeats',
    'relabel',
    'enrich',
    'escalate',
    'acknowledge',
    'policies',
    'drills',
    'tags',
    'flap',
    'style',
  ])('%s is kept for a planned feature', (key) => {
    const message = `the key "${key}" is reserved for a planned feature`;
    expect(laterKeyProblem(key, [key])).toEqual({
      code: 'reserved-key',
      at: [key],
      on: 'key',
      message,
      hint: 'remove it',
    });
  });

  it.each(['scopes', 'Scope', '', 'room', '__proto__', 'toString'])('%j is none', (key) =>
    expect(laterKeyProblem(key, [key])).toBeUndefined(),
  );

  it('may be a value', () => {
    expect(notYet('X', ['a'], 'value')).toMatchObject({ on: 'value', message: 'X come with a later version' });
  });
});
