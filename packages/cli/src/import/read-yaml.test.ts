import { describe, expect, it } from 'vitest';
import { gatherProblems } from './problems.ts';
import { readYaml } from './read-yaml.ts';
import { plainValue } from './written.ts';

function read(text: string) {
  const problems = gatherProblems();
  const written = readYaml(text, problems);
  return {
    value: written === undefined ? undefined : plainValue(written, (each) => each),
    written,
    errors: problems.errors().map(({ line, path, message }) => `${line} ${path}: ${message}`),
  };
}

describe('a YAML file', () => {
  it.each([
    ['a map', 'a: x\nb: y', { a: 'x', b: 'y' }],
    ['a list', '- x\n- [y]', ['x', ['y']]],
    ['words for truths, which stay texts', 'a: yes\nb: true\nc: Off', { a: 'yes', b: 'true', c: 'Off' }],
    [
      'numbers, which stay as they are written',
      'a: 0443\nb: 1_0\nc: 1.50\nd: 0x10',
      { a: '0443', b: '1_0', c: '1.50', d: '0x10' },
    ],
    ['quoted texts', `a: "x\\ty"\nb: 'it''s'`, { a: 'x\ty', b: "it's" }],
    ['blocks', 'a: |\n  x\n  y\nb: >-\n  x\n  y\n', { a: 'x\ny\n', b: 'x y' }],
    ['nothing', 'a:\nb: ~\nc: null', { a: null, b: null, c: null }],
    ['a word for nothing in quotes', 'a: "null"', { a: 'null' }],
    ['an empty file', '', null],
    ['comments alone', '# x\n', null],
    ['keys that are numbers', '1: x', { 1: 'x' }],
    ['an alias', 'a: &x [1]\nb: *x', { a: ['1'], b: ['1'] }],
    ['a merge', 'a: &x { p: 1, q: 2 }\nb: { <<: *x, q: 3 }', { a: { p: '1', q: '2' }, b: { q: '3', p: '1' } }],
    [
      'several merges, the first before the second',
      'a: &x { p: 1 }\nb: &y { p: 2, q: 2 }\nc: { <<: [*x, *y] }',
      { a: { p: '1' }, b: { p: '2', q: '2' }, c: { p: '1', q: '2' } },
    ],
  ])('with %s is read', (_what, text, value) => {
    expect(read(text)).toMatchObject({ value, errors: [] });
  });

  it.each([
    ['a bracket that is never closed', 'a: [', /^1 : ./],
    ['a tab before a key', 'a:\n\tb: x', /^2 : ./],
    ['a key twice', 'a: x\nb: y\na: z', /^3 a: this key appears twice in its map$/],
    ['an alias without an anchor', 'a: 1\nb: *x', /^2 b: the alias \*x has no anchor before it$/],
    ['an alias before its anchor', 'a: *x\nb: &x 1', /^1 a: the alias \*x has no anchor before it$/],
    ['an alias inside its anchor', 'a: &x [*x]', /^1 a\[0\]: the alias \*x has no anchor before it$/],
    ['a merge of what is not a map', 'a: &x [1]\nb: { <<: *x }', /^1 b\."<<"\[0\]: only maps can be merged with <<$/],
  ])('with %s has an error at its place', (_what, text, error) => {
    const { errors } = read(text);
    expect(errors[0]).toMatch(error);
  });

  it('has the place of every value', () => {
    const { written } = read('route:\n  routes:\n    - matchers: [a]\n  "a b": x');
    const lines: string[] = [];
    const visit = (each: typeof written): void => {
      if (each === undefined) return;
      lines.push(`${each.line} ${each.path}`);
      if (each.type === 'list') for (const item of each.items) visit(item);
      if (each.type === 'map') for (const value of each.entries.values()) visit(value);
    };
    visit(written);
    expect(lines).toEqual([
      '1 ',
      '1 route',
      '2 route.routes',
      '3 route.routes[0]',
      '3 route.routes[0].matchers',
      '3 route.routes[0].matchers[0]',
      '4 route."a b"',
    ]);
  });

  it('keeps the comments above its maps', () => {
    const { written } = read('list:\n  # the first\n  - a: x\n  # the second\n  # of them\n  - a: y');
    const list = written?.type === 'map' ? written.entries.get('list') : undefined;
    const comments = list?.type === 'list' ? list.items.map((item) => (item.type === 'map' ? item.comment : '')) : [];
    expect(comments).toEqual(['the first', 'the second\nof them']);
  });

  it('that is nested too deep, or too large once its aliases are written out, ends with one error', () => {
    expect(read(`${'['.repeat(150)}${']'.repeat(150)}`).errors).toEqual([
      expect.stringContaining('nested too deep, or too large'),
    ]);
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [one, other] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh']) {
      bomb.push(`${other}: &${other} [${Array.from({ length: 10 }, () => `*${one}`).join(', ')}]`);
    }
    expect(read(bomb.join('\n')).errors).toEqual([expect.stringContaining('nested too deep, or too large')]);
  });

  it.each(['a: x\n---\n', 'a: x\n---', '---\na: x\n---\n# the end\n', 'a: x\n...\n', 'a: x\n---\n---\n'])(
    'that ends in a mark of documents is its first document: %j',
    (text) => {
      const problems = gatherProblems();
      expect(readYaml(text, problems)).toMatchObject({ type: 'map', entries: new Map([['a', expect.anything()]]) });
      expect([problems.errors(), problems.notes()]).toEqual([[], []]);
    },
  );

  it.each(['a: x\n---\nb: y\n', 'a: x\n---\nb: [\n'])('says that a second document is passed over: %j', (text) => {
    const problems = gatherProblems();
    expect(readYaml(text, problems)).toMatchObject({ type: 'map', entries: new Map([['a', expect.anything()]]) });
    expect(problems.errors()).toEqual([]);
    expect(problems.notes()).toEqual([expect.objectContaining({ line: 3 })]);
  });
});
