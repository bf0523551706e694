import { describe, expect, it } from 'vitest';
import { aProgram } from '../testing/template-nodes.ts';
import { checkPaths } from './check-paths.ts';

function messages(template: string): readonly string[] {
  return checkPaths(aProgram(template)).map(({ message }) => message);
}

describe('a template in order', () => {
  it.each([
    ['nothing', ''],
    ['text and comments', 'a {{! b }} c {{!-- {{lables}} --}}'],
    ['texts, numbers and truths', '{{status}} {{now}} {{alerts.0.notice}} {{alerts.length}}'],
    ['literals', '{{"x"}}{{5}}{{true}}'],
    ['a call', '{{upper status}}'],
    ['if with anything', '{{#if labels}}{{/if}}{{#if alerts}}{{/if}}{{#if group}}{{/if}}{{#if now}}{{/if}}'],
    ['unless', '{{#unless resolved}}{{status}}{{/unless}}'],
    ['an inverse block', '{{^if status}}{{severity}}{{/if}}'],
    ['if with zero', '{{#if now includeZero=true}}{{now}}{{/if}}{{#unless now includeZero=true}}{{/unless}}'],
    ['if keeps the place', '{{#if alerts}}{{status}}{{#each alerts}}{{../status}}{{/each}}{{/if}}'],
    ['each over alerts', '{{#each alerts}}{{link}}{{labels.x}}{{@index}}{{@first}}{{@last}}{{../status}}{{/each}}'],
    ['each over labels', '{{#each labels}}{{@key}}={{this}}{{../status}}{{/each}}'],
    ['each over labels of each alert', '{{#each alerts}}{{#each labels}}{{../link}}{{../../status}}{{/each}}{{/each}}'],
    ['each with names', '{{#each alerts as |one index|}}{{one.link}}{{index}}{{link}}{{/each}}'],
    ['each over labels with names', '{{#each labels as |value name|}}{{name}}={{value}}{{/each}}'],
    ['more names than there are', '{{#each alerts as |one index more|}}{{more}}{{more.x}}{{/each}}'],
    [
      'names of blocks around',
      '{{#each alerts as |one|}}{{#each one.labels as |value|}}{{one.link}}{{value}}{{/each}}{{/each}}',
    ],
    ['each without an item', '{{#each alerts}}{{link}}{{else}}{{status}}{{/each}}'],
    ['each over what a helper gives', '{{#each (lookup labels "x")}}{{this}}{{a.b}}{{@key}}{{/each}}'],
    ['with an object', '{{#with group}}{{id}}{{labels.x}}{{../status}}{{/with}}'],
    ['with an alert', '{{#with alerts.[0]}}{{link}}{{else}}{{status}}{{/with}}'],
    ['with a name', '{{#with group as |g|}}{{g.id}}{{id}}{{/with}}'],
    ['with what a helper gives', '{{#with (lookup labels "x")}}{{this}}{{name}}{{/with}}'],
    ['with a text', '{{#with status}}{{this}}{{../severity}}{{/with}}'],
    ['else if', '{{#if labels.b}}{{else if status}}{{now}}{{else}}{{severity}}{{/if}}'],
    ['a link in an alert is its link, not the helper', '{{#each alerts}}{{link}}{{link link "open"}}{{/each}}'],
  ])('%s', (_, template) => {
    expect(messages(template)).toEqual([]);
  });
});

describe('a mistake', () => {
  it.each<[string, readonly string[]]>([
    ['{{lables.x}}', ['unknown path lables.x']],
    ['{{{lables.x}}}', ['unknown path lables.x']],
    ['{{alerts}}', ['alerts is not a text']],
    ['{{labels}}', ['labels is not a text']],
    ['{{group}}', ['group is not a text']],
    ['{{this}}', ['this is not a text']],
    ['{{@root}}', ['@root is not a text']],
    ['{{alerts.[0]}}', ['alerts.0 is not a text']],
    ['{{#each alerts}}{{this}}{{/each}}', ['this is not a text']],
    ['{{#each alerts}}{{status.x}}{{/each}}', ['unknown path status.x']],
    ['{{#each alerts}}{{channel}}{{/each}}', ['unknown path channel']],
    ['{{#each alerts}}{{else}}{{fingerprint}}{{/each}}', ['unknown path fingerprint']],
    ['{{#each alerts}}{{/each}}{{@index}}', ['@index has a value inside of {{#each}} only']],
    ['{{#if alerts}}{{@index}}{{/if}}', ['@index has a value inside of {{#each}} only']],
    ['{{#with group}}{{@key}}{{/with}}', ['@key has a value inside of {{#each}} only']],
    ['{{#each alerts as |one|}}{{/each}}{{one.link}}', ['unknown path one.link']],
    ['{{#each alerts as |one|}}{{else}}{{one.link}}{{/each}}', ['unknown path one.link']],
    ['{{#each alerts as |one index|}}{{index.x}}{{/each}}', ['unknown path index.x']],
    ['{{#each labels as |value name|}}{{name.x}}{{/each}}', ['unknown path name.x']],
    ['{{#with group as |g|}}{{g}}{{/with}}', ['g is not a text']],
    ['{{#with group}}{{status}}{{/with}}', ['unknown path status']],
    ['{{#with group}}{{else}}{{id}}{{thread}}{{x}}{{/with}}', ['unknown path x']],
    ['{{#each status}}{{x}}{{/each}}', ['status is not a list']],
    ['{{#each now}}{{/each}}', ['now is not a list']],
    ['{{#each group}}{{/each}}', ['group is not a list']],
    ['{{#each alerts.0.notice}}{{/each}}', ['alerts.0.notice is not a list']],
    ['{{#each status}}{{else}}{{x}}{{/each}}', ['status is not a list', 'unknown path x']],
    ['{{#each "text"}}{{/each}}', ['text is not a list']],
    ['{{#each lables}}{{x}}{{/each}}', ['unknown path lables']],
    ['{{#with lables}}{{x.y}}{{/with}}', ['unknown path lables']],
    ['{{#if lables}}{{x}}{{else}}{{y}}{{/if}}', ['unknown path lables', 'unknown path x', 'unknown path y']],
    ['{{#if (uper status)}}{{/if}}', ['unknown helper uper']],
    ['{{#if}}{{x}}{{/if}}', ['{{#if}} takes one argument, not 0']],
    ['{{#each alerts firing}}{{/each}}', ['{{#each}} takes one argument, not 2']],
    ['{{#if status zero=true}}{{/if}}', ['{{#if}} takes no zero=']],
    ['{{#each alerts includeZero=true}}{{/each}}', ['{{#each}} takes no includeZero=']],
    ['{{#with group includeZero=true}}{{/with}}', ['{{#with}} takes no includeZero=']],
    ['{{#if status includeZero=true zero=1}}{{/if}}', ['{{#if}} takes no zero=']],
    ['{{#ech alerts}}{{x}}{{/ech}}', ['unknown block ech']],
    ['{{#ech alerts}}{{x}}{{else}}{{y}}{{/ech}}', ['unknown block ech', 'unknown path y']],
    ['{{#alerts}}{{link}}{{/alerts}}', ['unknown block alerts']],
    ['{{^alerts}}{{status}}{{/alerts}}', ['unknown block alerts']],
    ['{{#upper status}}x{{/upper}}', ['upper is not a block']],
    ['{{upper}}', ['upper takes 1 arguments, not 0']],
    ['{{link}}', ['link takes 1 to 2 arguments, not 0']],
    ['{{default}}', ['default takes 2 arguments, not 0']],
    ['{{each}}', ['unknown path each']],
    ['{{> header}}', ['unknown partial: templates have none']],
    ['{{#> layout}}x{{/layout}}', ['unknown partial: templates have none']],
    ['{{#*inline "x"}}y{{/inline}}', ['templates have no inline partials']],
    ['{{* decorate}}', ['templates have no inline partials']],
  ])('%s', (template, expected) => {
    expect(messages(template)).toEqual(expected);
  });

  it.each([
    ['{{alerts}}', 'it is a list: write {{#each alerts}} or {{alerts.length}}'],
    ['{{labels}}', 'it is a map: write {{labels.NAME}}, {{#each labels}} or {{join labels}}'],
    ['{{group}}', 'below it are: id, labels'],
    ['{{#alerts}}{{/alerts}}', 'write {{#each alerts}}, {{#with alerts}}, {{#if alerts}} or {{#unless alerts}}'],
    ['{{#ech alerts}}{{/ech}}', 'did you mean "each"?'],
    ['{{#upper status}}{{/upper}}', 'write {{#if (upper ...)}}, or {{upper ...}}'],
    ['{{#if a b}}{{/if}}', 'several go into one: {{#if (and a b)}}'],
    ['{{#each a b}}{{/each}}', 'several go into one: {{#each (and a b)}}'],
    ['{{#each status}}{{/each}}', '{{#each}} goes through lists and maps, {{#if}} asks whether there is one'],
    ['{{> header}}', 'write the text here'],
    ['{{#*inline "x"}}y{{/inline}}', 'write the text here'],
  ])('says what to write: %s', (template, hint) => {
    expect(checkPaths(aProgram(template))[0]?.hint).toBe(hint);
  });

  it('says which kind it is, and where', () => {
    expect(
      checkPaths(aProgram('a\n {{lables.x}} {{uper x}}{{#if a b}}{{/if}}{{#each status}}{{/each}}')),
    ).toMatchObject([
      { code: 'template-path', line: 2, column: 4 },
      { code: 'template-helper', line: 2, column: 15 },
      { code: 'template-path', line: 2, column: 22 },
      { code: 'template-helper', line: 2, column: 25 },
      { code: 'template-path', line: 2, column: 51 },
    ]);
  });
});

it('an absent program has no mistake', () => {
  expect(checkPaths(undefined)).toEqual([]);
});
