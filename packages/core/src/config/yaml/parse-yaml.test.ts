import { describe, expect, it } from 'vitest';
import { parseYaml } from './parse-yaml.ts';

/** `line:column code` of each mistake. */
function problemsOf(text: string): readonly string[] {
  const { problems, positions } = parseYaml(text);
  return problems.map(({ code, offset }) => {
    const { line, column } = positions.ofOffset(offset);
    return `${line}:${column} ${code}`;
  });
}

describe('a YAML file', () => {
  it('is read by the core schema of YAML 1.2', () => {
    const { value } = parseYaml(
      'yes: yes\nno: no\non: on\noctal: 0o17\nold: 017\ndate: 2026-01-01\nnothing:\n1234: n\n',
    );
    expect(value).toEqual({
      yes: 'yes',
      no: 'no',
      on: 'on',
      octal: 15,
      old: 17,
      date: '2026-01-01',
      nothing: null,
      '1234': 'n',
    });
  });

  it('gives maps that no key can turn against us', () => {
    const { value } = parseYaml(
      '__proto__: { polluted: true }\nconstructor: 1\ntoString: 2\ninner: { __proto__: 3 }\n',
    );
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(Object.keys(Object(value))).toEqual(['__proto__', 'constructor', 'toString', 'inner']);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('is an empty map if it is empty', () => {
    expect(parseYaml('').value).toEqual({});
    expect(parseYaml('# nothing\n').value).toEqual({});
  });

  it.each([
    ['a key twice', 'a: 1\nb: 2\na: 3\n', '3:1 duplicate-key'],
    ['a key twice, once a number', '1: x\n"1": y\n', '2:1 duplicate-key'],
    ['an open list', 'a: [\nb: 1\n', '2:1 yaml-syntax'],
    ['a reserved character', 'to: @ops\n', '1:5 yaml-syntax'],
    ['a tab', 'a:\n\tb: 1\n', '2:1 yaml-syntax'],
    ['a second document', 'a: 1\n---\nb: 1\n', '2:1 yaml-syntax'],
    ['a tag', 'a: !env X\n', '1:4 yaml-syntax'],
    ['an alias of nothing', 'a: *nobody\n', '1:4 yaml-syntax'],
    ['an alias inside its anchor', 'a: &a [*a]\n', '1:8 yaml-aliases'],
    ['a map as key', '? { a: 1 }\n: 2\n', '1:3 yaml-syntax'],
  ])('has a mistake: %s', (_, text, problem) => expect(problemsOf(text)[0]).toBe(problem));

  it('keeps the first of two equal keys, and is not broken by the second', () => {
    const { value, broken } = parseYaml('a: 1\na: 2\n');
    expect({ value, broken }).toEqual({ value: { a: 1 }, broken: false });
  });

  it('tells a few mistakes, not a screen full of them', () => {
    expect(problemsOf('[\n'.repeat(20_000)).length).toBeLessThanOrEqual(6);
  });

  it('does not unfold a bomb of aliases', () => {
    const levels = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}*a${i}]`);
    expect(problemsOf(['a0: &a0 [x]', ...levels].join('\n'))).toHaveLength(1);
  });

  it('takes aliases in reason', () => {
    expect(parseYaml('a: &a { x: 1 }\nb: *a\n').value).toEqual({ a: { x: 1 }, b: { x: 1 } });
  });

  it('stops at a depth that no configuration has', () => {
    expect(problemsOf(`a: ${'['.repeat(100)}${']'.repeat(100)}\n`)).toEqual(['1:68 yaml-syntax']);
  });
});

describe('the positions of a YAML file', () => {
  const text = ['a:', '  b: [1, "two"]', '  c: &x', '    d: 1.10', 'e: *x', 'f: |', '  one', '    {{two}}', ''].join(
    '\n',
  );
  const { positions, value } = parseYaml(text);

  it.each([
    [[], 'value', '1:1'],
    [['a', 'b'], 'key', '2:3'],
    [['a', 'b', 1], 'value', '2:10'],
    [['e', 'd'], 'value', '4:8'],
    [['a', 'nothing', 'there'], 'value', '2:3'],
  ] as const)('of %j (%s) are %s', (path, on, expected) => {
    const { line, column } = positions.of(path, on);
    expect(`${line}:${column}`).toBe(expected);
  });

  it('know numbers as they were written', () => expect(positions.written(['a', 'c', 'd'])).toBe('1.10'));

  it('lead into the text of a value', () => {
    const block = String(Reflect.get(Object(value), 'f'));
    expect(positions.within(['f'], block, { line: 2, column: 5 })).toEqual({ line: 8, column: 7 });
    expect(positions.within(['a', 'b', 1], 'two', { line: 1, column: 2 })).toEqual({ line: 2, column: 12 });
  });

  it.each([
    ['folded', 'f: >-\n  one {{a}}\n  two {{b}}\n', 'one {{a}} two {{b}}', { line: 1, column: 15 }, '3:7'],
    ['quoted', `f: 'it''s {{a}} and {{a}}'\n`, `it's {{a}} and {{a}}`, { line: 1, column: 16 }, '1:21'],
    ['plain', 'f: one {{a}}\n', 'one {{a}}', { line: 1, column: 5 }, '1:8'],
  ])('lead into a %s text', (_, yaml, inner, place, expected) => {
    const { line, column } = parseYaml(yaml).positions.within(['f'], inner, place);
    expect(`${line}:${column}`).toBe(expected);
  });
});
