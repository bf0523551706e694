import { Type } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { tell } from '../../testing/load-config.ts';
import { checkYaml } from './check-yaml.ts';

const schema = Type.Object(
  { tests: Type.Array(Type.Object({ name: Type.String(), count: Type.Integer({ default: 1 }) })) },
  { additionalProperties: false },
);
const check = (text: string) => checkYaml(text, { file: 'a.test.yaml', schema });

describe('a YAML file beside a configuration', () => {
  it('has the value that its schema describes, with defaults', () => {
    const { value, problems } = check('tests: [{ name: x }, { name: y, count: 5 }]');
    expect(value).toEqual({
      tests: [
        { name: 'x', count: 1 },
        { name: 'y', count: 5 },
      ],
    });
    expect(problems).toEqual([]);
  });

  it.each([
    ['tests: [{ name: 5 }]', ['a.test.yaml:1:17 wrong-type: must be a text -> quote it: `"5"`']],
    ['tests: []\ntest: 1', ['a.test.yaml:2:1 unknown-key: unknown key "test" -> did you mean "tests"?']],
    ['', ['a.test.yaml:1:1 missing-key: missing key "tests" -> add `tests:`']],
    [
      'tests: []\ntests: []',
      ['a.test.yaml:2:1 duplicate-key: the key "tests" appears twice in this map -> remove one of them'],
    ],
    [
      'tests: [{ count: x, name: 5 }]',
      [
        'a.test.yaml:1:18 wrong-type: must be a whole number',
        'a.test.yaml:1:27 wrong-type: must be a text -> quote it: `"5"`',
      ],
    ],
    ['- a', ['a.test.yaml:1:1 wrong-type: must be a map']],
    ['heartbeats: 1\ntests: []', ['a.test.yaml:1:1 unknown-key: unknown key "heartbeats" -> known are tests']],
  ])('has its mistakes where they are: %j', (text, problems) =>
    expect(check(text).problems.map(tell)).toEqual(problems),
  );

  it('that is no YAML has no other mistakes', () => {
    const { problems } = check('tets: [\n');
    expect(problems.map(({ code }) => code)).toEqual(['yaml-syntax']);
    expect(problems).toMatchObject([{ severity: 'error', file: 'a.test.yaml', line: 2, path: '' }]);
  });

  it('has its problems in the order of the text', () => {
    const { problems } = check('x: 1\ntests: [{ name: 5 }]\ny: 2\ny: 3');
    expect(problems.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
  });

  it('makes problems of what is found later, at a value or its key', () => {
    const { problemOf } = check('tests:\n  - { name: x }');
    const found = { code: 'wrong-value', at: ['tests', 0, 'name'], message: 'no' } as const;
    expect(tell(problemOf(found))).toBe('a.test.yaml:2:13 wrong-value: no');
    expect(tell(problemOf({ ...found, on: 'key', severity: 'warning', hint: 'yes' }))).toBe(
      'a.test.yaml:2:7 wrong-value (warning): no -> yes',
    );
    expect(problemOf(found).path).toBe('tests[0].name');
  });

  it('knows the place of a value, and numbers as they were written', () => {
    const { placeOf, written } = check('tests: [{ name: x, count: 0x10 }]');
    expect(placeOf(['tests', 0, 'count'])).toEqual({ line: 1, column: 27 });
    expect(written(['tests', 0, 'count'])).toBe('0x10');
  });
});
