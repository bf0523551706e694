import type { Problem } from '@signalbox/core';
import { describe, expect, it } from 'vitest';
import { aProblem } from '../testing/a-report.ts';
import { fileParts } from './file-parts.ts';

/** The pieces of a text that may be secrets. */
const partsOf = (text: string, problems: readonly Partial<Problem>[] = []) =>
  fileParts(text, problems.map(aProblem)).hidden.map(({ from, to }) => text.slice(from, to));

const at = (line: number, column: number, code: Problem['code']) => ({ line, column, code });

describe('what may be secret in a file', () => {
  it.each([
    ['a key that a schema marks', 'a: { token: x, room: y }', ['x']],
    ['no other in the same section', 'auth: { basic: { username: x, password: y } }', ['y']],
    ['all below such a key', 'a: { token: [x, { b: y }] }', ['x', 'y']],
    ['a header that sounds so', 'headers: { Authorization: x, Accept: y }', ['x']],
    ['no label of such a name', 'routes: [{ match: { token: x, password: { not: y } } }]', []],
    ['no part of a template', 'templates: { token: { message: x } }', []],
    ['several lines', 'token: |\n  x\n  y\nroom: z\n', ['|\n  x\n  y\n']],
    ['nothing that is known to be harmless', 'channels: { c: { transport: log, room: x } }', []],
    ['nothing in an empty file', '', []],
    ['an alias', 'token: *x', ['*x']],
    ['a tag that may be the beginning of a password', 'token: !x y', ['!x y']],
  ])('is %s', (_what, text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  it.each<[string, string, readonly Partial<Problem>[], readonly string[]]>([
    ['below a key that is meant to be one', 'a: { tokn: x, room: y }', [at(1, 6, 'unknown-key')], ['x']],
    ['below the same key elsewhere', 'a: { tokn: x }\nb: { tokn: y }', [at(1, 6, 'unknown-key')], ['x', 'y']],
    ['below all of such a key', 'ath: { a: [x, { b: y }] }', [at(1, 1, 'unknown-key')], ['x', 'y']],
    ['below one that sounds so', 'a: { my_passphrase: x }', [at(1, 6, 'unknown-key')], ['x']],
    ['not below another that nobody knows', 'scope: { team: a }', [at(1, 1, 'not-yet-supported')], []],
    ['not where another value is wrong', 'colors: { critical: violet }', [at(1, 21, 'wrong-value')], []],
    ['where a credential belongs', 'auth: [x]', [at(1, 8, 'wrong-type')], ['x']],
    ['where a channel belongs', 'channels: { c: [x] }', [at(1, 16, 'wrong-type')], ['x']],
    ['after a colon that was forgotten', 'channels:\n  c:\n    token x y', [at(3, 5, 'wrong-type')], ['token x y']],
    ['not in a map where a text belongs', 'room: { a: x }', [at(1, 7, 'wrong-type')], []],
  ])('is %s', (_what, text, problems, parts) => {
    expect(partsOf(text, problems)).toEqual(parts);
  });

  it.each([
    ['a bracket too many', 'room: x\n] CANARY'],
    ['a wrong indent', 'a:\n    tokn: CANARY\n   room: x'],
    ['what follows a quote', 'tokn: "a" CANARY'],
    ['a key without a colon', 'channels:\n  c:\n    tokn CANARY\n  - x'],
  ])('is all that nobody can read, in a file with %s', (_what, text) => {
    const parts = fileParts(text, [aProblem({ code: 'yaml-syntax' })]).hidden;
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
