import { describe, expect, it } from 'vitest';
import { aProblem, aReport } from '../testing/a-report.ts';
import { marked, plain } from '../testing/paints.ts';
import { checkPretty } from './check-pretty.ts';

const warning = () => aProblem({ severity: 'warning' });

/** The lines of the frame and of its caret. */
function frameOf(text: string, place: { readonly line: number; readonly column: number }): readonly string[] {
  const lines = checkPretty(aReport([aProblem({ ...place, code: 'unknown-channel' })], text), plain).split('\n');
  return lines.filter((line) => line.startsWith('  '));
}

describe('the problems of a configuration, for people', () => {
  it.each([
    [[], '✓ 1 file: good'],
    [[warning()], '✓ 1 file: good, with 1 warning'],
    [[warning(), warning()], '✓ 1 file: good, with 2 warnings'],
    [[aProblem()], '✗ 1 file: 1 error'],
    [[aProblem(), aProblem(), warning()], '✗ 1 file: 2 errors, 1 warning'],
  ])('end with their count', (problems, last) => {
    expect(checkPretty(aReport(problems), plain).split('\n').at(-1)).toBe(last);
  });

  it('are red, and yellow if the configuration may go live with them', () => {
    expect(checkPretty(aReport([aProblem({ message: 'm' })]), marked)).toContain(
      '<cyan>signalbox.yaml:2:1</> <red>error</> <dim>unknown-key</> <bold>m</>',
    );
    expect(checkPretty(aReport([warning()]), marked)).toContain('<yellow>warning</>');
  });

  it('obey nothing that is in a file, a name or a message', () => {
    const problem = aProblem({ line: 1, file: 'signalbox.yaml', message: '\u001b[2J', hint: '\u202e' });
    const text = checkPretty(aReport([problem], 'a: "\u001b[31m\u202e"'), plain);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
    expect(text).toContain('\\u001b[2J');
  });

  it('of a file without lines have no frame', () => {
    const text = checkPretty(aReport([aProblem({ file: 'missing.yaml' })]), plain);
    expect(text.split('\n\n')[0]).toBe('missing.yaml:2:1 error unknown-key unknown key "chanels"');
  });
});

describe('a frame', () => {
  const TEXT = 'version: 1\nroutes:\n\n  - to: 監視 👨‍👩‍👧 x\n  - {\tto: x }\n';

  it.each([
    ['shows the line before', { line: 2, column: 1 }, ['  1 | version: 1', '  2 | routes:', '    | ^']],
    ['but not an empty one', { line: 4, column: 5 }, ['  4 |   - to: 監視 👨‍👩‍👧 x', '    |     ^']],
    ['points past wide letters', { line: 4, column: 12 }, ['  4 |   - to: 監視 👨‍👩‍👧 x', `    | ${' '.repeat(13)}^`]],
    [
      'points past a family, which has two columns',
      { line: 4, column: 21 },
      ['  4 |   - to: 監視 👨‍👩‍👧 x', `    | ${' '.repeat(16)}^`],
    ],
    [
      'has tabs as wide as a space',
      { line: 5, column: 7 },
      ['  4 |   - to: 監視 👨‍👩‍👧 x', '  5 |   - { to: x }', '    |       ^'],
    ],
    ['of a line that is not there is none', { line: 99, column: 1 }, []],
    ['of the whole file is none', { line: 0, column: 0 }, []],
  ])('%s', (_what, place, lines) => {
    expect(frameOf(TEXT, place)).toEqual(lines);
  });

  it('is as wide as its largest number', () => {
    const text = Array.from({ length: 12 }, (_, index) => `k${index}: x`).join('\n');
    expect(frameOf(text, { line: 10, column: 1 })).toEqual(['   9 | k8: x', '  10 | k9: x', '     | ^']);
  });

  it('shows of a line that is a page the part with its place', () => {
    const text = `a: ${'a'.repeat(297)}\tHERE${'z'.repeat(500)}`;
    const start = text.slice(0, 120);
    expect(frameOf(text, { line: 1, column: 1 })).toEqual([`  1 | ${start}…`, '    | ^']);
    expect(frameOf(text, { line: 1, column: 120 })).toEqual([`  1 | ${start}…`, `    | ${' '.repeat(119)}^`]);
    const far = [`  1 | …${'a'.repeat(59)} HERE${'z'.repeat(56)}…`, `    | ${' '.repeat(61)}^`];
    expect(frameOf(text, { line: 1, column: 302 })).toEqual(far);
    expect(frameOf(text, { line: 1, column: text.length }).at(-1)).toBe(`    | ${' '.repeat(61)}^`);
    expect(frameOf(`x: 1\n${text}`, { line: 2, column: 302 })).toEqual(far.map((line) => line.replace('  1', '  2')));
    expect(frameOf(`${text}\n${text}`, { line: 2, column: 302 })).toHaveLength(3);
  });

  it('does not tear a letter that has two halves', () => {
    const [line] = frameOf(`a: ${'a'.repeat(97)}${'👍'.repeat(200)}`, { line: 1, column: 202 });
    expect(line?.isWellFormed()).toBe(true);
    expect(line).toContain('…👍');
  });

  it('has no caret for a place that nobody would look for', () => {
    expect(frameOf(`a: ${'a'.repeat(20_000)}`, { line: 1, column: 15_000 })).toEqual([`  1 | a: ${'a'.repeat(117)}…`]);
  });
});
