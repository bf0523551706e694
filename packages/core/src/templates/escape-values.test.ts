import { describe, expect, it } from 'vitest';
import { aProgram, mustachesOf } from '../testing/template-nodes.ts';
import { escapeValues } from './escape-values.ts';
import { calledName, type Expression } from './template-syntax.ts';

/** A call as it would be written: `#escaped (upper labels.x)`. */
function written(expression: Expression): string {
  if (expression.type !== 'SubExpression') return calledName(expression);
  return `(${[calledName(expression.path), ...expression.params.map(written)].join(' ')})`;
}

function values(template: string, isAddress: (name: string) => boolean = () => false): readonly string[] {
  const program = aProgram(template);
  const addresses = new Set(mustachesOf(program).filter(({ path }) => isAddress(calledName(path))));
  return mustachesOf(escapeValues(program, addresses)).map(({ path, params, escaped }) => {
    expect(escaped).toBe(false);
    return [calledName(path), ...params.map(written)].join(' ');
  });
}

describe('values handed to their writer', () => {
  it.each<[string, readonly string[]]>([
    ['{{x}}', ['#escaped x']],
    ['{{{x}}}', ['#raw x']],
    ['{{&x}}', ['#raw x']],
    ['{{~x~}}', ['#escaped x']],
    ['{{labels.[my.label]}}', ['#escaped labels.my.label']],
    ['{{@index}}', ['#escaped @index']],
    ['{{this}}', ['#escaped this']],
    ['{{../x}}', ['#escaped ../x']],
    ['{{"text"}}', ['#escaped text']],
    ['{{5}}', ['#escaped 5']],
    ['{{upper x}}', ['#escaped (upper x)']],
    ['{{{upper x}}}', ['#raw (upper x)']],
    ['{{default (upper x) y}}', ['#escaped (default (upper x) y)']],
    ['{{#if a}}{{x}}{{else}}{{{y}}}{{/if}}', ['#escaped x', '#raw y']],
    ['{{#each a}}{{#with b}}{{x}}{{/with}}{{/each}}', ['#escaped x']],
    ['{{^if a}}{{x}}{{/if}}', ['#escaped x']],
    ['{{#if a}}{{else if b}}{{x}}{{/if}}', ['#escaped x']],
  ])('%s', (template, expected) => {
    expect(values(template)).toEqual(expected);
  });

  it('write an address where one begins, unless it is not to be escaped at all', () => {
    const isAddress = (name: string) => name === 'x' || name === 'link';
    expect(values('{{x}} {{y}} {{link x "open"}}', isAddress)).toEqual([
      '#address x',
      '#escaped y',
      '#address (link x open)',
    ]);
    expect(values('{{#if a}}{{x}}{{/if}} {{{x}}}', isAddress)).toEqual(['#address x', '#raw x']);
  });

  it('leave the subject of a block, and all else, as it was', () => {
    const program = aProgram('a{{! note }}{{#if (eq x y)}}b{{/if}}');
    const escaped = escapeValues(program, new Set());
    expect(escaped.body.slice(0, 2)).toEqual(program.body.slice(0, 2));
    expect(escaped.body[2]).toMatchObject({ params: [{ type: 'SubExpression', path: { original: 'eq' } }] });
  });

  it('leave the template that they were given alone', () => {
    const program = aProgram('{{x}}{{#each a}}{{upper y}}{{else}}{{{z}}}{{/each}}');
    const before = JSON.stringify(program);
    escapeValues(program, new Set());
    expect(JSON.stringify(program)).toBe(before);
  });

  it('stand where they stood', () => {
    const [mustache] = mustachesOf(escapeValues(aProgram('ab\n  {{~x}}'), new Set()));
    expect(mustache?.loc.start).toEqual({ line: 2, column: 2 });
    expect(mustache?.strip).toEqual({ open: true, close: false });
  });
});
