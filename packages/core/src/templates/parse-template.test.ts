import { describe, expect, it } from 'vitest';
import { parseTemplate } from './parse-template.ts';

function problemOf(text: string) {
  const parsed = parseTemplate(text);
  if ('program' in parsed) throw new Error(`${text} has no syntax error`);
  return parsed.problem;
}

describe('a template', () => {
  it.each([
    ['', []],
    ['text', ['ContentStatement']],
    ['{{x}}', ['MustacheStatement']],
    ['{{{x}}}', ['MustacheStatement']],
    ['a{{x}}b', ['ContentStatement', 'MustacheStatement', 'ContentStatement']],
    ['{{#if x}}{{/if}}', ['BlockStatement']],
    ['{{^x}}{{/x}}', ['BlockStatement']],
    ['{{! note }}', ['CommentStatement']],
    ['{{> part}}', ['PartialStatement']],
    ['{{#> part}}{{/part}}', ['PartialBlockStatement']],
    ['{{#*inline "x"}}{{/inline}}', ['DecoratorBlock']],
    ['{{* x}}', ['Decorator']],
    ['\\{{x}}', ['ContentStatement']],
    ['} } {', ['ContentStatement']],
  ])('%j is made of %j', (text, types) => {
    const parsed = parseTemplate(text);
    expect('program' in parsed && parsed.program.body.map(({ type }) => type)).toEqual(types);
  });
});

describe('a syntax error', () => {
  it.each<[string, string]>([
    ['{{#if x}}', 'the template ends inside a block'],
    ['{{#if x}}a{{else}}b', 'the template ends inside a block'],
    ['{{#each x}}{{#if y}}{{/if}}', 'the template ends inside a block'],
    ['{{/if}}', 'a block is closed here that was not opened'],
    ['a{{#if x}}{{/if}}{{/if}}', 'a block is closed here that was not opened'],
    ['{{else}}', '{{else}} is outside of a block'],
    ['a {{else}} b', '{{else}} is outside of a block'],
    ['{{^}}', '{{else}} is outside of a block'],
    ['{{else if x}}', '{{else}} is outside of a block'],
    ['{{x}}}', 'these are three closing braces, and two were opened'],
    ['{{{x}}', 'something is missing before these closing braces'],
    ['{{}}', 'something is missing before these closing braces'],
    ['{{upper (}}', 'something is missing before these closing braces'],
    ['{{x', 'this cannot be between {{ and }}'],
    ['{{x y', 'this cannot be between {{ and }}'],
    ['{{#if x}', 'this cannot be between {{ and }}'],
    ['{{"x}}', 'this cannot be between {{ and }}'],
    ['{{a,b}}', 'this cannot be between {{ and }}'],
    ['{{a)}}', 'this cannot be between {{ and }}'],
    ['{{#if x}}{{/each}}', '{{#if}} is closed by {{/each}}'],
    ['{{#if x}}{{#each y}}{{/if}}{{/each}}', '{{#each}} is closed by {{/if}}'],
  ])('%s', (text, message) => {
    const problem = problemOf(text);
    expect(problem.message).toBe(message);
    expect(problem.code).toBe('template-syntax');
  });

  it.each([
    ['{{#if x}}', 'close it: {{/if}}, {{/each}}, {{/with}}'],
    ['{{/if}}', 'remove it, or open the block with {{#'],
    ['{{else}}', 'open the block with {{#if}} or {{#each}}'],
    ['{{x}}}', 'write {{{path}}}, or a space between }} and a } of the text'],
    ['{{}}', 'write {{path}} or {{helper argument}}, with as many braces on both sides'],
    ['{{a,b}}', 'close the braces; put texts in quotes, odd names in [ ]'],
    ['{{#if x}}{{/each}}', 'write {{/if}}'],
    ['{{#with x}}{{/if}}', 'write {{/with}}'],
  ])('of %s says what to write', (text, hint) => {
    expect(problemOf(text).hint).toBe(hint);
  });

  it.each<[string, number, number]>([
    ['{{/if}}', 1, 1],
    ['ab {{/if}}', 1, 4],
    ['ab\ncd\n{{/if}}', 3, 1],
    ['ab\ncd\n  {{/if}} x', 3, 3],
    ['{{a}}{{b}}{{/if}}', 1, 11],
    ['a long first line that the parser cuts when it shows it {{/if}}', 1, 57],
    ['the same\nthe same\nthe same {{/if}}', 3, 10],
    ['x {{/if}}\n\n\n', 1, 3],
    ['ab\n\n\n{{/if}}', 4, 1],
    ['ab\r\n{{/if}}', 2, 1],
    ['ab\r\n{{x,y}}\r\n', 2, 3],
    ['a\u2028b {{/if}}', 1, 5],
    ['{{a\n,b}}', 2, 1],
    ['{{#if x}}\na\n', 2, 2],
    ['\n\n\n{{}}', 4, 3],
    ['{{a,b}}', 1, 3],
    ['ab\n{{a}} {{b,c}} {{d}}', 2, 9],
    ['{{#if x}}\n a\n b', 3, 3],
    ['{{#if x}}\n{{/each}}', 1, 4],
    ['a\n\n  {{#if x}}{{/each}}', 3, 6],
    ['日本語 {{/if}}', 1, 5],
  ])('%j is at %i:%i', (text, line, column) => {
    expect(problemOf(text)).toMatchObject({ line, column });
  });

  it('is at a place of the template, however long it is', () => {
    const lines = Array.from({ length: 200 }, (_, index) => `line ${index % 7} {{labels.x}}`);
    expect(problemOf([...lines, 'and {{labels.x,y}} here', ...lines].join('\n'))).toMatchObject({
      line: 201,
      column: 14,
    });
  });
});
