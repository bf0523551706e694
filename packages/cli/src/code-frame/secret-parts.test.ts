import type { Problem } from '@signalbox/core';
import { describe, expect, it } from 'vitest';
import { aProblem } from '../testing/a-report.ts';
import { secretParts } from './secret-parts.ts';

/** The pieces of a text that may be secrets. */
const partsOf = (text: string, problems: readonly Partial<Problem>[] = []) =>
  secretParts(text, problems.map(aProblem)).map(({ from, to }) => text.slice(from, to));

const at = (line: number, column: number, code: Problem['code']) => ({ line, column, code });

describe('what may be secret in a file', () => {
  it.each([
    ['a key that sounds so', 'a: { token: x, room: y }', ['x']],
    ['a section that sounds so', 'auth: { basic: { username: x, password: y } }', ['x', 'y']],
    ['a list below such a key', 'secrets: [x, { a: y }]', ['x', 'y']],
    ['several lines', 'token: |\n  x\n  y\nroom: z\n', ['|\n  x\n  y\n']],
    ['nothing that is known to be harmless', 'channels: { c: { transport: log, room: x } }', []],
    ['nothing in an empty file', '', []],
    ['an alias', 'token: *x', ['*x']],
    ['a tag that may be the beginning of a password', 'token: !x y', ['!x y']],
  ])('is %s', (_what, text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  it.each<[string, string, readonly Partial<Problem>[], readonly string[]]>([
    ['below a key that nobody knows', 'a: { tokn: x, room: y }', [at(1, 6, 'unknown-key')], ['x']],
    ['below the same key elsewhere', 'a: { tokn: x }\nb: { tokn: y }', [at(1, 6, 'unknown-key')], ['x', 'y']],
    ['below all of a key that nobody knows', 'ath: { a: [x, { b: y }] }', [at(1, 1, 'unknown-key')], ['x', 'y']],
    ['after a colon that was forgotten', 'c:\n  token x y', [at(2, 3, 'wrong-type')], ['token x y']],
    ['in a map where a text belongs', 'room: { a: x }', [at(1, 7, 'wrong-type')], ['x']],
  ])('is %s', (_what, text, problems, parts) => {
    expect(partsOf(text, problems)).toEqual(parts);
  });

  it.each([
    ['a bracket too many', 'room: x\n] CANARY'],
    ['a wrong indent', 'a:\n    tokn: CANARY\n   room: x'],
    ['what follows a quote', 'tokn: "a" CANARY'],
    ['a key without a colon', 'channels:\n  c:\n    tokn CANARY\n  - x'],
  ])('is all that nobody can read, in a file with %s', (_what, text) => {
    const parts = secretParts(text, [aProblem({ code: 'yaml-syntax' })]);
    const shown = [...text]
      .map((letter, index) => (parts.some(({ from, to }) => from <= index && index < to) ? '*' : letter))
      .join('');
    expect(shown).not.toContain('CANARY');
  });

  it('is found in a file that is nested deeper than any configuration', () => {
    const text = `${'{a: '.repeat(100)}CANARY${'}'.repeat(100)}`;
    expect(partsOf(text).join('')).toContain('CANARY');
  });
});
