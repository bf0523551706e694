import type { PartFormat } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { WRITERS } from './escape-values.ts';
import { helperCatalogue } from './helpers/helper-catalogue.ts';
import { createRenderBudget, type RenderBudget } from './render-budget.ts';
import { createTemplateEnvironment, knownHelpers } from './template-environment.ts';

/** Renders with a helper that is called by any name: `[#escaped]` is one that no template can write otherwise. */
function render(template: string, context: object, format: PartFormat = 'text', budget = createRenderBudget()): string {
  const compiled = createTemplateEnvironment(format).compile(template, { noEscape: true });
  return compiled(context, { data: { root: context, now: 60_000, budget } });
}

/** A budget that notes what it was asked. */
function aBudget(): RenderBudget & { readonly turns: () => number; readonly lengths: readonly number[] } {
  let turns = 0;
  const lengths: number[] = [];
  return {
    turn: () => {
      turns += 1;
    },
    checkLength: (chars) => {
      lengths.push(chars);
    },
    turns: () => turns,
    lengths,
  };
}

describe('the helpers of a rendering', () => {
  it('are those of the catalogue, the blocks and the writers: nothing logs', () => {
    const { helpers, partials } = createTemplateEnvironment('html');
    expect(Object.keys(helpers)).toEqual(
      expect.arrayContaining([...helperCatalogue.keys(), 'each', 'if', 'unless', 'with']),
    );
    expect(Object.keys(helpers)).not.toContain('log');
    expect(Object.keys(partials)).toEqual([]);
  });

  it('are known to the compiler by their names', () => {
    expect(Object.keys(knownHelpers())).toEqual([...helperCatalogue.keys(), '#escaped', '#address', '#raw']);
    expect(Object.values(knownHelpers()).every((known) => known)).toBe(true);
  });

  it('get their arguments without those of Handlebars, the format and the time of the message', () => {
    expect(render('{{and "a" "b"}}{{or "" 0}}', {})).toBe('b0');
    expect(render('{{ago 0}}', {})).toBe('1m ago');
    expect(render('{{[#raw] (link "https://a.example" "x")}}', {}, 'html')).toBe('<a href="https://a.example">x</a>');
    expect(render('{{[#raw] (link "https://a.example" "x")}}', {}, 'text')).toBe('x (https://a.example)');
  });

  it('are the same in one environment as in the next, which it does not touch', () => {
    createTemplateEnvironment('html').unregisterHelper('upper');
    expect(render('{{upper "a"}}', {})).toBe('A');
  });
});

describe('the writers', () => {
  const hostile = { x: '<b> "&\u001b', bad: 'javascript:alert(1)', good: 'https://a.example/?a=1' };

  it.each<[string, PartFormat, string]>([
    [`{{[${WRITERS.escaped}] x}}`, 'html', '&lt;b&gt; &quot;&amp;␛'],
    [`{{[${WRITERS.escaped}] x}}`, 'text', '<b> "&␛'],
    [`{{[${WRITERS.escaped}] x}}`, 'json', '\\u003cb> \\"&\\u001b'],
    [`{{[${WRITERS.raw}] x}}`, 'html', '<b> "&\u001b'],
    [`{{[${WRITERS.raw}] x}}`, 'json', '<b> "&\u001b'],
    [`{{[${WRITERS.raw}] nothing}}`, 'html', ''],
    [`{{[${WRITERS.escaped}] nothing}}`, 'html', ''],
    [`{{[${WRITERS.address}] good}}`, 'html', 'https://a.example/?a&#61;1'],
    [`{{[${WRITERS.address}] bad}}`, 'html', '#'],
    [`{{[${WRITERS.address}] nothing}}`, 'html', '#'],
    [`{{[${WRITERS.address}] (link good "x")}}`, 'html', '#'],
    [`{{[${WRITERS.address}] (default nothing good)}}`, 'html', 'https://a.example/?a&#61;1'],
  ])('%s in %s', (template, format, expected) => {
    expect(render(template, hostile, format)).toBe(expected);
  });
});

describe('a loop', () => {
  it('shows what it always shows', () => {
    const list = [{ a: 1 }, { a: 2 }];
    expect(render('{{#each list}}{{a}} {{@index}} {{@first}} {{@last}}, {{else}}none{{/each}}', { list })).toBe(
      '1 0 true false, 2 1 false true, ',
    );
    expect(render('{{#each list}}x{{else}}none{{/each}}', { list: [] })).toBe('none');
    expect(render('{{#each list}}x{{else}}none{{/each}}', {})).toBe('none');
    expect(render('{{#each map}}{{@key}}={{this}} {{/each}}', { map: { a: 1, b: 2 } })).toBe('a=1 b=2 ');
    expect(render('{{#each list as |one at|}}{{at}}:{{one.a}} {{/each}}', { list })).toBe('0:1 1:2 ');
  });

  it('takes a turn of the budget for each item, also in a loop of a loop', () => {
    const budget = aBudget();
    const list = [1, 2, 3];
    render('{{#each list}}{{#each ../list}}{{this}}{{/each}}{{/each}}', { list }, 'text', budget);
    expect(budget.turns()).toBe(3 + 9);
  });

  it('takes none without items', () => {
    const budget = aBudget();
    render('{{#each list}}x{{else}}none{{/each}}', { list: [] }, 'text', budget);
    expect(budget.turns()).toBe(0);
  });

  it('has its text measured as it grows', () => {
    const budget = aBudget();
    render('{{#each list}}{{this}}{{/each}}', { list: ['a', 'bb', '', 'cccc'] }, 'text', budget);
    expect(budget.lengths).toEqual([1, 3, 3, 7]);
  });

  it('ends where the budget does', () => {
    const ended = {
      ...aBudget(),
      turn: () => {
        throw new Error('too many turns');
      },
    };
    expect(() => render('{{#each list}}x{{/each}}', { list: [1] }, 'text', ended)).toThrow('too many turns');
  });
});
