import { describe, expect, it } from 'vitest';
import { asTruth, truthOf } from './truth-words.ts';

describe('a word for a truth', () => {
  it.each(['true', 'yes', 'Yes', 'YES', 'y', 'on', 'ON', '1'])('%s is true', (word) =>
    expect(truthOf(word)).toBe(true),
  );
  it.each(['false', 'no', 'No', 'n', 'off', 'OFF', '0'])('%s is false', (word) => expect(truthOf(word)).toBe(false));
  it.each(['', 'critical', 'yess', 'none', '2', ' yes'])('%j is none', (word) => expect(truthOf(word)).toBeUndefined());
});

describe('what to write for it', () => {
  it.each([
    ['yes', 'write `true`'],
    ['Off', 'write `false`'],
    [1, 'write `true`'],
    [0, 'write `false`'],
    ['true', 'write `true`, without quotes'],
    ['false', 'write `false`, without quotes'],
    ['critical', undefined],
    [2, undefined],
    [true, undefined],
    [null, undefined],
    [['yes'], undefined],
  ])('%j: %s', (written, hint) => expect(asTruth(written)).toBe(hint));
});
