import { describe, expect, it } from 'vitest';
import type { KeyPath } from '../../text/json-path.ts';
import { parseYaml } from './parse-yaml.ts';
import type { Position } from './yaml-positions.ts';

const show = ({ line, column }: Position) => `${line}:${column}`;

describe('the place of a value', () => {
  const TEXT = `# a comment
list:
  - one
  -   two: 2
      three:
map: { "quoted key": x, 1: y }
empty:
alias: &a { deep: [1, 2] }
other: *a
`;
  const { positions } = parseYaml(TEXT);

  it.each<[KeyPath, string, string]>([
    [[], '2:1', '2:1'],
    [['list'], '3:3', '2:1'],
    [['list', 0], '3:5', '3:5'],
    [['list', 1], '4:7', '4:7'],
    [['list', 1, 'two'], '4:12', '4:7'],
    [['map', 'quoted key'], '6:22', '6:8'],
    [['map', '1'], '6:28', '6:25'],
    [['other'], '9:8', '9:1'],
    [['other', 'deep'], '8:19', '8:13'],
    [['other', 'deep', 1], '8:23', '8:23'],
  ])('%j is %s, and that of its key %s', (path, value, key) => {
    expect(show(positions.of(path))).toBe(value);
    expect(show(positions.of(path, 'value'))).toBe(value);
    expect(show(positions.of(path, 'key'))).toBe(key);
  });

  it.each<[KeyPath, string]>([
    [['gone'], '2:1'],
    [['list', 5], '3:3'],
    [['list', 'one'], '3:3'],
    [['list', 0, 'deeper'], '3:5'],
    [['map', 0], '6:6'],
    [['map', 'x', 'y'], '6:6'],
  ])('%j, which is not there, is at the nearest around it: %s', (path, place) => {
    expect(show(positions.of(path))).toBe(place);
  });

  it('of a file that has nothing in it is its beginning', () => {
    expect(show(parseYaml('').positions.of(['a', 'b']))).toBe('1:1');
    expect(show(parseYaml('').positions.ofOffset(0))).toBe('1:1');
  });

  it.each<[KeyPath, string | undefined]>([
    [['list', 1, 'two'], '2'],
    [['other', 'deep', 0], '1'],
    [['other'], undefined],
    [['list'], undefined],
  ])('%j was written %j', (path, text) => expect(positions.written(path)).toBe(text));

  it.each([
    ['1.10', '1.10'],
    ['0x10', '0x10'],
    ['1e3', '1e3'],
    ['+5', '+5'],
    ['~', '~'],
    ['True', 'True'],
  ])('knows %s as it was written', (written, text) => {
    expect(parseYaml(`a: ${written}`).positions.written(['a'])).toBe(text);
  });
});

describe('a place in the text of a value', () => {
  /** Where the first `{{x` of the value at `t` stands in the file. */
  function find(yaml: string, which = 0): string {
    const { value, positions } = parseYaml(yaml);
    const text = String(Reflect.get(Object(value), 't'));
    let at = text.indexOf('{{x');
    for (let skip = which; skip > 0; skip--) at = text.indexOf('{{x', at + 1);
    const before = text.slice(0, at).split('\n');
    return show(positions.within(['t'], text, { line: before.length, column: (before.at(-1) ?? '').length + 1 }));
  }

  it.each([
    ['plain', 't: a {{x}}', '1:6'],
    ['in single quotes', "t: 'it''s {{x}}'", '1:11'],
    ['in double quotes', 't: "a \\"b\\" {{x}}"', '1:13'],
    ['as a block', 't: |\n  a\n    {{x}}\n', '3:5'],
    ['as a block with an indentation of its own', 't: |2\n    {{x}}\n', '2:5'],
    ['folded', 't: >-\n  a\n  b {{x}}\n', '3:5'],
    ['behind an alias', 'a: &a "b {{x}}"\nt: *a', '1:10'],
  ])('is found, %s', (_, yaml, place) => expect(find(yaml)).toBe(place));

  it.each([
    [0, '2:3'],
    [1, '3:5'],
    [2, '3:11'],
  ])('is told from equal ones before it: %d', (which, place) => {
    expect(find('t: |\n  {{x}}\n  a {{x}} {{x}}\n', which)).toBe(place);
  });

  it.each([
    ['escaped beyond recognition', 't: "a \\x7b\\x7bx}}"', '1:4'],
    ['in no text', 't: [1]', '1:4'],
  ])('is that of the whole where it cannot be found: %s', (_, yaml, place) => {
    expect(show(parseYaml(yaml).positions.within(['t'], 'a {{x}}', { line: 1, column: 3 }))).toBe(place);
  });

  it.each([[{ line: 1, column: 99 }], [{ line: 9, column: 1 }]])(
    'is that of the whole where there is nothing: %j',
    (place) => {
      expect(show(parseYaml('t: a {{x}}').positions.within(['t'], 'a {{x}}', place))).toBe('1:4');
    },
  );

  it.each([
    ['a placeholder', `t: 'a {{xxxxxxxx}} \${env:NAME} b'`, 'a {{xxxxxxxx}} value b'],
    ['an escape', 't: "a {{xxxxxxxx}} \\u0041 b"', 'a {{xxxxxxxx}} A b'],
  ])('is found before %s in its line', (_, yaml, text) => {
    expect(show(parseYaml(yaml).positions.within(['t'], text, { line: 1, column: 3 }))).toBe('1:7');
  });

  it('is found in a line that is longer than needs be looked for', () => {
    const tail = 'y'.repeat(100);
    expect(find(`t: "a {{x}} ${tail}"`)).toBe('1:7');
  });
});
