import { describe, expect, it } from 'vitest';
import { aBlock, aProgram, mustachesOf } from '../testing/template-nodes.ts';
import { problemAt } from './template-problem.ts';

describe('a problem at a place of a template', () => {
  it.each([
    ['{{x}}', 1, 1],
    ['ab {{x}}', 1, 4],
    ['a\nb\n  {{x}}', 3, 3],
    ['{{#if a}}\n{{x}}{{/if}}', 2, 1],
    ['日本 {{x}}', 1, 4],
  ])('counts lines and columns from 1: %j', (template, line, column) => {
    const [mustache] = mustachesOf(aProgram(template));
    if (mustache === undefined) throw new Error('there is no value');
    expect(problemAt(mustache, 'template-path', 'unknown path x', 'write y')).toEqual({
      code: 'template-path',
      line,
      column,
      message: 'unknown path x',
      hint: 'write y',
    });
  });

  it('has no hint at all if none is known', () => {
    expect(problemAt(aBlock('{{#if a}}{{/if}}'), 'template-helper', 'no')).not.toHaveProperty('hint');
  });
});
