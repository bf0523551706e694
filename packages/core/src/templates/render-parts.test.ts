import { escapePlainText } from '@signalbox/sdk';
import { aNotification, anAlert, hostileTexts } from '@signalbox/sdk/testing';
import { describe, expect, it } from 'vitest';
import { compilePart } from './compile-template.ts';
import { MAX_PART_CHARS } from './render-budget.ts';
import type { PartRenderer } from './render-parts.ts';
import { renderParts } from './render-parts.ts';

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

  it('goes on with the other parts, in their order', () => {
    const parts = new Map([
      ['a', compiled('A', 'text')],
      ['b', broken],
      ['c', compiled('C', 'html')],
      ['d', brokenAs('text')],
    ]);
    const defaults = new Map([
      ['a', compiled('default', 'text')],
      ['d', compiled('D', 'text')],
      ['e', compiled('E', 'text')],
    ]);
    const { parts: texts, failures } = renderParts(parts, defaults, notification);
    expect(Object.entries(texts)).toEqual([
      ['a', 'A'],
      ['c', 'C'],
      ['d', "D\n(this channel's own template failed, so the default is shown)"],
    ]);
    expect(failures).toEqual([
      { part: 'b', error: 'boom' },
      { part: 'd', error: 'boom' },
    ]);
  });

  it('asks a default that is the part itself only once', () => {
    let asked = 0;
    const render: PartRenderer = () => {
      asked += 1;
      throw new Error(`failed ${asked} times`);
    };
    const { failures } = renderParts(new Map([['a', render]]), new Map([['a', render]]), notification);
    expect(failures).toEqual([{ part: 'a', error: 'failed 1 times' }]);
    expect(asked).toBe(1);
  });

  it('takes a part without a format for plain text', () => {
    const plain: PartRenderer = () => '<b>';
    expect(renderParts(new Map([['a', broken]]), new Map([['a', plain]]), notification).parts).toEqual({
      a: "<b>\n(this channel's own template failed, so the default is shown)",
    });
    expect(renderParts(new Map([['a', broken]]), new Map([['a', broken]]), notification).parts).toEqual({
      a: '[firing] critical: <cpu> (1 alert; the templates of this channel failed)',
    });
  });

  it('says what was thrown, also if that is not an error', () => {
    const odd: PartRenderer = () => {
      throw 'out of order';
    };
    expect(renderParts(new Map([['a', odd]]), new Map(), notification).failures).toEqual([
      { part: 'a', error: 'out of order' },
    ]);
  });

  it.each<[string, Parameters<typeof aNotification>[0], string]>([
    ['several alerts', { alerts: [anAlert(), anAlert(), anAlert({ status: 'resolved' })] }, 'cpu (3 alerts'],
    ['no alert', { alerts: [], labels: {} }, 'alert (0 alerts'],
    ['a name in common', { labels: { alertname: 'disk' } }, 'disk (1 alert'],
    [
      'the name of the first alert, if they have none in common',
      { alerts: [anAlert({ labels: { alertname: 'a' } }), anAlert({ labels: { alertname: 'b' } })] },
      'a (2 alerts',
    ],
    ['an alert without a name', { alerts: [anAlert({ labels: {} })] }, 'alert (1 alert'],
  ])('has a built-in line that counts: %s', (_, given, expected) => {
    const { parts } = renderParts(new Map([['a', broken]]), new Map([['a', broken]]), aNotification(given));
    expect(parts['a']).toContain(`: ${expected};`);
  });

  it.each(['html', 'text', 'json'] as const)('has a built-in line that is safe in %s', (format) => {
    const part = brokenAs(format);
    for (const [name, text] of Object.entries(hostileTexts)) {
      const hostile = aNotification({ labels: { alertname: text.slice(0, 500) }, severity: text.slice(0, 500) });
      const line = renderParts(new Map([['a', part]]), new Map([['a', part]]), hostile).parts['a'] ?? '';
      if (format === 'html') expect([name, /[<>"'`]/.test(line)]).toEqual([name, false]);
      if (format === 'json') expect(Object.keys(JSON.parse(line))).toEqual(['text']);
      if (format !== 'json') expect([name, line]).toEqual([name, escapePlainText(line)]);
    }
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
