import { describe, expect, it } from 'vitest';
import { aWrittenFile } from '../../testing/written-file.ts';
import { compileInhibitions } from './compile-inhibitions.ts';

async function compile(rule: string, facts = {}) {
  const one = await aWrittenFile(`inhibit:\n  - ${rule}`, facts);
  const rules = compileInhibitions([one], one.compilation);
  return {
    rules: rules.map(({ id, sources, target, equal }) => ({
      id,
      sources: sources.map(({ text }) => text),
      target: target.text,
      equal,
    })),
    reported: one.reported(),
  };
}

describe('an inhibition rule', () => {
  it.each([
    ['{ source: { a: x }, target: { a: y } }', ['a="x"'], 'a="y"', []],
    ['{ source: ["a=x"], target: ["a!=x"], equal: [host, job] }', ['a="x"'], 'a!="x"', ['host', 'job']],
    ['{ sources: [{ a: x }, { b: y }], target: { c: 1.10 } }', ['a="x"', 'b="y"'], 'c="1.10"', []],
    ['{ sources: [{ a: 1.10 }], target: { c: z } }', ['a="1.10"'], 'c="z"', []],
  ])('%s', async (rule, sources, target, equal) => {
    const { rules, reported } = await compile(rule);
    expect(rules).toEqual([{ id: 'inhibit[0]', sources, target, equal }]);
    expect(reported).toEqual([]);
  });

  it('is named by its file and its place there', async () => {
    const both = '{ source: { a: x }, target: { a: y } }\n  - { source: { a: x }, target: { a: z } }';
    const { rules } = await compile(both, { main: false, path: 'teams/a.yaml' });
    expect(rules.map(({ id }) => id)).toEqual(['teams/a.yaml:inhibit[0]', 'teams/a.yaml:inhibit[1]']);
  });

  it('keeps its place where the schema took out the one before, and loses wrong labels', async () => {
    const { rules } = await compile('5\n  - { source: { a: x }, target: { a: y }, equal: [host, 5] }');
    expect(rules).toMatchObject([{ id: 'inhibit[1]', equal: ['host'] }]);
  });
});

describe('an inhibition rule that is wrong', () => {
  const ADD = 'add `source: { LABEL: VALUE }`: while such an alert fires, the targets notify nobody';

  it.each([
    ['without source', '{ target: { a: b } }', [`2:5 missing-key: missing key "source" -> ${ADD}`], 0],
    [
      'with source and sources, of which the one counts',
      '{ source: { a: b }, sources: [{ a: c }], target: { a: d } }',
      ['2:25 wrong-value: `sources` cannot be used together with `source` -> write `source` as one of the `sources`'],
      1,
    ],
    ['with sources that the schema refused', '{ sources: [], target: { a: d } }', [], 0],
    ['without target', '{ source: { a: b } }', [], 0],
    [
      'that is source and target alike',
      '{ source: { a: b }, target: [a="b"], equal: [host] }',
      [
        '2:33 self-inhibition (warning): source and target are the same alerts, which would inhibit themselves: the rule does nothing -> let the target be other alerts than the source',
      ],
      1,
    ],
  ])('%s', async (_, rule, problems, count) => {
    const { rules, reported } = await compile(rule);
    expect(reported).toEqual(problems);
    expect(rules).toHaveLength(count);
  });

  it.each([
    ['{ source: { a: true }, target: { a: b } }', '2:20 boolean-match'],
    ['{ sources: [{ a: b }, { a: true }], target: { a: b } }', '2:32 boolean-match'],
    ['{ source: { a: b }, target: { a: true } }', '2:38 boolean-match'],
  ])('is left out as a whole if a matcher of it is wrong: %s', async (rule, place) => {
    const { rules, reported } = await compile(rule);
    expect(reported.map((each) => each.split(':').slice(0, 2).join(':'))).toEqual([place]);
    expect(rules).toEqual([]);
  });

  it('names its wrong source though it has no target', async () => {
    const { reported } = await compile('{ source: { a: true } }');
    expect(reported).toEqual([expect.stringMatching(/^2:20 boolean-match: /)]);
  });
});
