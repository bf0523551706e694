import { describe, expect, it } from 'vitest';
import { aProgram, mustachesOf } from '../testing/template-nodes.ts';
import { placeValues } from './place-values.ts';
import { calledName } from './template-syntax.ts';

/** The values that begin an address, in the order of the template. */
function addresses(template: string): readonly string[] {
  const program = aProgram(template);
  const placed = placeValues(program);
  return mustachesOf(program)
    .filter((mustache) => placed.addresses.has(mustache))
    .map(({ path }) => calledName(path));
}

function problems(template: string): readonly string[] {
  return placeValues(aProgram(template)).problems.map(({ line, column, hint }) => `${line}:${column} ${hint}`);
}

const TAG = 'put it into a quoted attribute, or between tags';

describe('a value that begins an address', () => {
  it.each(['href', 'src', 'action', 'formaction', 'background', 'poster', 'xlink:href', 'HREF'])(
    'of %s',
    (attribute) => {
      expect(addresses(`<a ${attribute}="{{x}}">`)).toEqual(['x']);
      expect(addresses(`<a ${attribute}='{{x}}'>`)).toEqual(['x']);
      expect(addresses(`<a id="1" ${attribute} = "{{x}}" title="{{y}}">`)).toEqual(['x']);
    },
  );

  it.each(['title', 'class', 'alt', 'data-href', 'hrefs', 'style', 'id'])('not of %s', (attribute) => {
    expect(addresses(`<a ${attribute}="{{x}}">`)).toEqual([]);
  });

  it.each<[string, string, readonly string[]]>([
    ['white space before it', '<a href=" \n{{x}}">', ['x']],
    ['text before it', '<a href="/{{x}}">', []],
    ['a scheme before it', '<a href="https://{{x}}">', []],
    ['another value before it', '<a href="{{x}}{{y}}">', ['x']],
    ['two links', '<a href="{{x}}"></a><a href="{{y}}"></a>', ['x', 'y']],
    ['between tags', '<a>{{x}}</a>', []],
    ['in a text that looks like a link', 'href="{{x}}"', []],
    ['in a comment', '<!-- <a href="{{x}}"> -->', []],
    ['a comment of the template before it', '<a href="{{! note }}{{x}}">', ['x']],
    ['a call', '<a href="{{default x y}}">', ['default']],
    ['unescaped', '<a href="{{{x}}}">', ['x']],
  ])('with %s', (_, template, expected) => {
    expect(addresses(template)).toEqual(expected);
  });

  it.each<[string, string, readonly string[]]>([
    ['in a block', '<a href="{{#if a}}{{x}}{{/if}}">', ['x']],
    ['in both branches', '<a href="{{#if a}}{{x}}{{else}}{{y}}{{/if}}">', ['x', 'y']],
    ['in all of several branches', '<a href="{{#if a}}{{x}}{{else if b}}{{y}}{{else}}{{z}}{{/if}}">', ['x', 'y', 'z']],
    ['in an inverse block', '<a href="{{^if a}}{{x}}{{/if}}">', ['x']],
    ['in a loop', '{{#each alerts}}<a href="{{link}}">{{x}}</a>{{/each}}', ['link']],
    ['in a block of a block', '<a href="{{#if a}}{{#with b}}{{x}}{{/with}}{{/if}}">', ['x']],
    ['behind a block that begins it in any case', '<a href="{{#if a}}/a{{else}}/b{{/if}}{{x}}">', []],
    ['behind a block that shows a value in any case', '<a href="{{#if a}}{{x}}{{else}}{{y}}{{/if}}{{z}}">', ['x', 'y']],
    ['behind a block that may show nothing', '<a href="{{#if a}}https://a.example{{/if}}{{x}}">', ['x']],
    ['behind a value that may not be shown', '<a href="{{#if a}}{{x}}{{/if}}{{y}}">', ['x', 'y']],
    ['behind a branch that shows nothing', '<a href="{{#if a}}/a{{else}}{{/if}}{{x}}">', ['x']],
    ['behind an else that alone shows something', '<a href="{{#if a}}{{else}}/a{{/if}}{{x}}">', ['x']],
    ['behind a loop that may have no turn', '<a href="{{#each alerts}}/{{x}}{{/each}}{{y}}">', ['y']],
    ['behind a text that follows such a block', '<a href="{{#if a}}https://a.example{{/if}}/{{x}}">', []],
    ['behind a block of comments', '<a href="{{#if a}}{{! nothing }}{{/if}}{{x}}">', ['x']],
  ])('%s', (_, template, expected) => {
    expect(addresses(template)).toEqual(expected);
  });
});

describe('a value that no escaping can hold', () => {
  it.each([
    ['without quotes', '<a href={{x}}>', ['1:9 write href="{{...}}"']],
    ['behind a part without quotes', '<a href=/a/{{x}}>', ['1:12 write href="{{...}}"']],
    ['two without quotes', '<a href={{x}}{{y}}>', ['1:9 write href="{{...}}"', '1:14 write href="{{...}}"']],
    ['without quotes, then with', '<a id={{x}} href="{{y}}">', ['1:7 write id="{{...}}"']],
    ['in place of an attribute', '<a {{x}}>', [`1:4 ${TAG}`]],
    ['in place of a name', '<{{x}}>', [`1:2 ${TAG}`]],
    ['right behind a name', '<a{{x}}>', [`1:3 ${TAG}`]],
    ['behind quotes', '<a href="y"{{x}}>', [`1:12 ${TAG}`]],
    ['on another line', '<a\n  {{x}}>', [`2:3 ${TAG}`]],
    ['in both branches', '<a {{#if a}}{{x}}{{else}}{{y}}{{/if}}>', [`1:26 ${TAG}`, `1:13 ${TAG}`]],
    ['an unescaped one too', '<a href={{{x}}}>', ['1:9 write href="{{...}}"']],
  ])('stands %s', (_, template, expected) => {
    expect(problems(template)).toEqual(expected);
  });

  it('says what is wrong with it', () => {
    const { problems: found } = placeValues(aProgram('<a title={{x}} {{y}}>'));
    expect(found).toMatchObject([
      {
        code: 'template-syntax',
        message: 'the value of the attribute title is not quoted, so a space in the data ends it',
      },
      { code: 'template-syntax', message: 'a value inside of an HTML tag could add attributes to it' },
    ]);
  });

  it.each([
    'a text {{x}} and {{{y}}}',
    '1 < 2 {{x}}',
    '<b>{{x}}</b>',
    '<a title="{{x}}" href="/{{y}}">{{z}}</a>',
    "<a title='{{x}}'>",
    '<a {{#if a}}title="{{x}}"{{/if}}>{{y}}</a>',
    '{{#if a}}<b>{{else}}<i>{{/if}}{{x}}',
    '<!-- {{x}} -->',
    '<a {{! a note }} title="x">',
    '<br/>{{x}}',
  ])('is none: %s', (template) => {
    expect(problems(template)).toEqual([]);
  });
});
