import { aNotification, anAlert } from '@signalbox/sdk/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePart } from './compile-template.ts';
import { helperCatalogue } from './helpers/helper-catalogue.ts';
import { MAX_PART_CHARS } from './render-budget.ts';
import type { PartRenderer } from './render-parts.ts';
import { renderParts } from './render-parts.ts';
import { contextPaths } from './template-context.ts';

const notification = aNotification({ alerts: [anAlert({ labels: { alertname: '<cpu>', severity: 'critical' } })] });

function compiled(template: string, format: 'html' | 'text' | 'json'): PartRenderer {
  const { render, problems } = compilePart(template, format);
  if (render === undefined) throw new Error(JSON.stringify(problems));
  return render;
}

const broken: PartRenderer = () => {
  throw new Error('boom');
};

function brokenAs(format: 'html' | 'text' | 'json'): PartRenderer {
  return Object.defineProperty(() => broken(notification), 'format', { value: format });
}

describe('rendering the parts of a channel', () => {
  it('gives the text of each', () => {
    const parts = new Map([
      ['message', compiled('{{status}}', 'html')],
      ['subject', compiled('{{severity}}', 'text')],
    ]);
    expect(renderParts(parts, new Map(), notification)).toEqual({
      parts: { message: 'firing', subject: 'critical' },
      failures: [],
    });
  });

  it.each([
    ['html', `<b>&lt;cpu&gt;</b><br><i>(this channel&#39;s own template failed, so the default is shown)</i>`],
    ['text', "<b><cpu></b>\n(this channel's own template failed, so the default is shown)"],
    ['json', '["\\u003ccpu>"]'],
  ] as const)('falls back to the default with a note, in %s', (format, expected) => {
    const standard = format === 'json' ? '["{{labels.alertname}}"]' : '<b>{{labels.alertname}}</b>';
    const defaults = new Map([['message', compiled(standard, format)]]);
    expect(renderParts(new Map([['message', broken]]), defaults, notification)).toEqual({
      parts: { message: expected },
      failures: [{ part: 'message', error: 'boom' }],
    });
  });

  it.each([
    ['html', '[firing] critical: &lt;cpu&gt; (1 alert; the templates of this channel failed)'],
    ['text', '[firing] critical: <cpu> (1 alert; the templates of this channel failed)'],
    ['json', '{"text":"[firing] critical: <cpu> (1 alert; the templates of this channel failed)"}'],
  ] as const)('falls back to a built-in line if the default fails too, in %s', (format, expected) => {
    const part = brokenAs(format);
    for (const defaults of [new Map([['message', part]]), new Map([['message', brokenAs(format)]])]) {
      const rendered = renderParts(new Map([['message', part]]), defaults, notification);
      expect(rendered).toEqual({ parts: { message: expected }, failures: [{ part: 'message', error: 'boom' }] });
    }
  });

  it.each<[string, string, Readonly<Record<string, string>>]>([
    ['an absent value', '{"v": {{annotations.value}} }', {}],
    ['a text where a number is meant', '{"v": {{annotations.value}} }', { value: 'nine' }],
    ['a comma too many', '{"all": [{{#each alerts}}{{json labels.alertname}},{{/each}}]}', {}],
    ['an unescaped value', '{"v": "{{{annotations.value}}}"}', { value: 'say "no"' }],
    ['nothing', '{{annotations.value}}', {}],
    ['two documents', '{}{}', {}],
  ])('falls back to the default where JSON is broken by %s', (_what, template, annotations) => {
    const about = aNotification({ alerts: [anAlert({ labels: { alertname: 'cpu' }, annotations })] });
    const failure = { part: 'body', error: expect.stringMatching(/^the text is not JSON: /) };
    const own = new Map([['body', compiled(template, 'json')]]);
    const note = expect.stringMatching(/template failed/);
    expect(renderParts(own, new Map(), about)).toEqual({ parts: {}, failures: [failure], note });
    const defaults = new Map([['body', compiled('{"n": {{json labels.alertname}} }', 'json')]]);
    expect(renderParts(own, defaults, about)).toEqual({ parts: { body: '{"n": "cpu" }' }, failures: [failure], note });
  });

  it('takes every JSON', () => {
    const own = new Map([
      ['body', compiled('[{{json annotations.value}}, "{{labels.alertname}}", {{alerts.length}}]', 'json')],
    ]);
    expect(renderParts(own, new Map(), notification)).toMatchObject({
      failures: [],
      parts: { body: '[null, "\\u003ccpu>", 1]' },
    });
  });

  it('leaves out a part that fails and has no default', () => {
    const rendered = renderParts(new Map([['body', broken]]), new Map(), notification);
    expect(rendered).toEqual({ parts: {}, failures: [{ part: 'body', error: 'boom' }] });
  });

  it('ends loops within loops before they take all memory or time', () => {
    const alerts = Array.from({ length: 1_000 }, () => anAlert());
    const many = aNotification({ alerts });
    const loud = compiled(
      '{{#each alerts}}{{#each ../alerts}}{{#each ../../alerts}}text{{/each}}{{/each}}{{/each}}',
      'text',
    );
    const silent = compiled(
      '{{#each alerts}}{{#each ../alerts}}{{#each ../../alerts}}{{/each}}{{/each}}{{/each}}',
      'text',
    );
    expect(() => loud(many)).toThrow('longer');
    expect(() => silent(many)).toThrow('turns');
  });

  it('refuses a text that is too long', () => {
    const render = compiled('{{labels.x}}{{labels.x}}', 'text');
    const half = (chars: number) => aNotification({ alerts: [anAlert({ labels: { x: 'x'.repeat(chars) } })] });
    expect(render(half(MAX_PART_CHARS / 2))).toHaveLength(MAX_PART_CHARS);
    expect(() => render(half(MAX_PART_CHARS / 2 + 1))).toThrow('longer than 1048576 characters');
  });
});

describe('hostile data', () => {
  const everyPath = contextPaths()
    .filter((path) => !path.includes('[]'))
    .map((path) => `{{${path.replace('*', 'x')}}}`)
    .join('|');
  const alertPaths = contextPaths()
    .filter((path) => path.startsWith('alerts[].'))
    .map((path) => `{{${path.slice('alerts[].'.length).replace('*', 'x')}}}`)
    .join('|');
  const everyHelper = [...helperCatalogue.values()].map(({ example }) => example.template).join('\n');
  const template = `${everyPath}{{#each alerts}}${alertPaths}{{#each labels}}{{@key}}{{this}}{{/each}}{{/each}}{{json alerts}}{{join labels}}\n${everyHelper}`;

  it('renders, whatever value stands at whatever place, and shows no prototype', () => {
    const renders = (['html', 'text', 'json'] as const).map((format) => compiled(template, format));
    const key = fc.constantFrom(
      '__proto__',
      'constructor',
      'prototype',
      'toString',
      'valueOf',
      'length',
      'lookup',
      'x',
      'host',
    );
    const value = fc.oneof(fc.jsonValue(), fc.dictionary(key, fc.jsonValue()), fc.constantFrom('', 'x', 0, null));
    const paths = ['labels', 'annotations', 'group', 'alerts', 'severity', 'now', 'status', 'firing'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.constantFrom('here', 'in an alert', 'as a label'),
        value,
        key,
        (path, place, hostile, name) => {
          const alert: object = {
            ...anAlert(),
            ...(place === 'in an alert' ? { [path]: hostile } : {}),
            ...(place === 'as a label' ? { labels: { [name]: hostile } } : {}),
          };
          const written: object = {
            ...notification,
            alerts: [alert],
            ...(place === 'here' ? { [path]: hostile } : {}),
          };
          for (const render of renders) {
            const text = render(JSON.parse(JSON.stringify(written)));
            expect(text).not.toMatch(/native code|\[object|function /);
          }
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });

  it('never reaches a prototype by a name', () => {
    const render = compiled(
      '{{labels.constructor}}{{labels.toString}}{{labels.__proto__}}{{lookup labels "constructor"}}{{lookup alerts "constructor"}}{{#with (lookup alerts "constructor")}}{{this.name}}{{/with}}',
      'text',
    );
    expect(render(notification)).toBe('');
    const named = JSON.parse('{"constructor": "c", "toString": "t", "__proto__": "p"}');
    expect(render(aNotification({ labels: named }))).toBe('ctpc');
  });
});
