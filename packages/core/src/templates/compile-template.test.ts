import { escapePlainText, type PartFormat } from '@signalbox/sdk';
import { aNotification, anAlert, hostileTexts } from '@signalbox/sdk/testing';
import { describe, expect, it } from 'vitest';
import { compilePart } from './compile-template.ts';
import type { TemplateProblem } from './template-problem.ts';

const alert = anAlert({
  labels: { alertname: 'Disk "full"', host: 'db-1', 'my.label': 'x' },
  annotations: { summary: 'a < b' },
});
const other = anAlert({ labels: { alertname: 'Disk "full"', host: 'db-2' }, link: 'https://mon.example/2' });
const notification = aNotification({ alerts: [alert, other] });

function show(template: string, format: PartFormat = 'text', shown = notification): string {
  const { render, problems } = compilePart(template, format);
  if (render === undefined) throw new Error(JSON.stringify(problems));
  return render(shown);
}

function problemsOf(template: string, format: PartFormat = 'text'): readonly TemplateProblem[] {
  const { render, problems } = compilePart(template, format);
  expect(render === undefined).toBe(problems.length > 0);
  return problems;
}

describe('a template', () => {
  it.each<[string, PartFormat, string]>([
    ['{{labels.alertname}} <b>', 'html', 'Disk &quot;full&quot; <b>'],
    ['{{{labels.alertname}}}', 'html', 'Disk "full"'],
    ['{"name": "{{labels.alertname}}"}', 'json', '{"name": "Disk \\"full\\""}'],
    ['{{labels.alertname}}', 'text', 'Disk "full"'],
    ['{{upper labels.alertname}}', 'html', 'DISK &quot;FULL&quot;'],
    ['{{{upper labels.alertname}}}', 'html', 'DISK "FULL"'],
    ['{{default labels.nothing (upper labels.alertname)}}', 'html', 'DISK &quot;FULL&quot;'],
    ['<a title="{{labels.alertname}}">', 'html', '<a title="Disk &quot;full&quot;">'],
    ['{{"<"}}{{5}}{{true}}', 'html', '&lt;5true'],
  ])('escapes for its format: %s in %s', (template, format, expected) => {
    expect(show(template, format)).toBe(expected);
  });

  it.each([
    ['{{#each alerts}}{{labels.host}}{{#unless @last}}, {{/unless}}{{/each}}', 'db-1, db-2'],
    ['{{#each alerts as |one index|}}{{index}}={{one.labels.host}} {{/each}}', '0=db-1 1=db-2 '],
    [
      '{{#each alerts}}{{@index}}{{../channel}}{{@root.route}} {{/each}}',
      '0ops-roompayments/routes[0] 1ops-roompayments/routes[0] ',
    ],
    ['{{#each firing}}{{#if link}}{{link}}{{else}}none{{/if}} {{/each}}', `${alert.link} https://mon.example/2 `],
    [
      '{{#each firing}}{{#each labels}}{{@key}}:{{this}}:{{../severity}} {{/each}}{{/each}}',
      'alertname:Disk "full":unknown host:db-1:unknown my.label:x:unknown alertname:Disk "full":unknown host:db-2:unknown ',
    ],
    ['{{#with group}}{{id}} {{labels.alertname}} {{../status}}{{/with}}', 'g-1 cpu firing'],
    ['{{#each resolved}}x{{else}}none {{status}}{{/each}}', 'none firing'],
    ['{{#if (eq status "resolved")}}ok{{else if (eq severity "unknown")}}?{{else}}!{{/if}}', '?'],
    ['{{firing.length}} {{alerts.0.labels.[my.label]}} {{labels.nothing}}', '2 x '],
    ['{{! nothing }}{{~#if status}} a {{~/if}}', ' a'],
    ['\\{{status}}', '{{status}}'],
    ['', ''],
  ])('%s', (template, expected) => {
    expect(show(template)).toBe(expected);
  });

  it('writes addresses of http and https only', () => {
    const bad = aNotification({
      alerts: [anAlert({ labels: { u: 'javascript:alert(1)', v: 'https://a.example/?x' } })],
    });
    expect(show('<a href="{{labels.u}}">{{labels.u}}</a>', 'html', bad)).toBe('<a href="#">javascript:alert(1)</a>');
    expect(show("<img src = '{{labels.v}}'>", 'html', bad)).toBe("<img src = 'https://a.example/?x'>");
    expect(show('<a href="/x/{{labels.u}}" title="{{labels.u}}">', 'html', bad)).toContain('/x/javascript');
  });

  it.each(Object.entries(hostileTexts))('with %s stays what it is', (_, long) => {
    const text = long.slice(0, 10_000);
    const hostile = aNotification({ alerts: [anAlert({ labels: { x: text }, annotations: { x: text } })] });
    const html = show('<p title="{{labels.x}}" class=\'{{annotations.x}}\'>{{labels.x}}</p>', 'html', hostile);
    expect(html.match(/[<>"']/g)?.join('')).toBe(`<""''><>`);
    expect(JSON.parse(show('{"x": "{{labels.x}}"}', 'json', hostile))).toEqual({ x: text.toWellFormed() });
    show('{{labels.x}}', 'text', hostile);
  });
});

describe('a hostile value', () => {
  /** Where a value can be, with what stands around it; `x` is a label and the annotation. */
  const places = {
    'between tags': '<p>{{labels.x}}</p>',
    'in double quotes': '<p title="{{labels.x}}">y</p>',
    'in single quotes': "<p title='{{labels.x}}'>y</p>",
    'as an address': '<a href="{{labels.x}}">y</a>',
    'in an address': '<a href="https://a.example/?q={{labels.x}}">y</a>',
    'in a loop': '{{#each alerts}}<i>{{labels.x}}</i>{{/each}}',
    'as the name of a label': '{{#each firing}}{{#each labels}}<i>{{@key}}</i>{{/each}}{{/each}}',
    'through a helper': '<b>{{upper (default annotations.x labels.x)}}</b>',
    'as JSON': '<b>{{json labels}}</b>',
    joined: '<b>{{join labels}}</b>',
    'cut off': '<b>{{truncate labels.x 7}}</b>',
    'as the text of a link': '<b>{{link "https://a.example/" labels.x}}</b>',
    'as the address of a link': '<b>{{link labels.x "y"}}</b>',
    'behind an address': '<b>{{link (default labels.none labels.x)}}</b>',
  };
  const hostile = (text: string) =>
    aNotification({ alerts: [anAlert({ labels: { x: text, [text]: text }, annotations: { x: text } })] });
  const harmless = hostile('xx');
  const shortTexts = Object.entries(hostileTexts).map(([name, text]) => [name, text.slice(0, 1_000)] as const);

  it.each(Object.entries(places))('in HTML adds no tag, no attribute and no quote: %s', (_, template) => {
    const { render } = compilePart(template, 'html');
    const marks = (html: string) =>
      html
        .replace(/<a href="(?:https:[^"]*|#)">|<\/a>/g, '')
        .match(/[<>"'`]/g)
        ?.join('');
    for (const [name, text] of shortTexts) {
      if (text.trim() === '') continue;
      const shown = render?.(hostile(text)) ?? '';
      expect([name, marks(shown)]).toEqual([name, marks(render?.(harmless) ?? '')]);
      expect(shown).not.toMatch(/href="(?!https?:|#)/);
    }
  });

  it.each(Object.entries(places))('in plain text shows what it does to a terminal: %s', (_, template) => {
    const { render } = compilePart(template, 'text');
    for (const [, text] of shortTexts) {
      const shown = render?.(hostile(text)) ?? '';
      expect(shown).toBe(escapePlainText(shown));
    }
  });

  it.each([
    ['in a text', '{"a": "{{labels.x}}", "b": 1}'],
    ['as the name of something', '{"{{labels.x}}": "a", "b": 1}'],
    ['through a helper', '{"a": "{{upper labels.x}}", "b": 1}'],
    ['as JSON', '{"a": {{json labels.x}} , "b": 1}'],
    ['a whole map', '{"a": {{json labels}} , "b": 1}'],
    ['joined', '{"a": "{{join labels}}", "b": 1}'],
    ['in a loop', '{"a": [{{#each alerts}}{{#unless @first}},{{/unless}}"{{labels.x}}"{{/each}}], "b": 1}'],
  ])('in JSON stays where it is: %s', (_, template) => {
    const { render } = compilePart(template, 'json');
    for (const [name, text] of shortTexts) {
      const read: unknown = JSON.parse(render?.(hostile(text)) ?? '');
      expect([name, Object.keys(Object(read)).length, Reflect.get(Object(read), 'b')]).toEqual([name, 2, 1]);
    }
  });

  it('is shown as it is where the template says so', () => {
    expect(show('{{{labels.x}}}', 'html', hostile('<b>'))).toBe('<b>');
    expect(show('{{&labels.x}}', 'html', hostile('<b>'))).toBe('<b>');
    expect(show('{{{labels.x}}}', 'json', hostile('"'))).toBe('"');
  });

  it('is no template itself', () => {
    expect(show('{{labels.x}}', 'text', hostile('{{status}}{{{labels}}}'))).toBe('{{status}}{{{labels}}}');
  });

  it.each(['javascript:alert(1)', ' javascript:x', 'data:text/html,x', '//evil.example', 'x" onclick="y'])(
    'never begins an address, also where a block before it shows nothing: %s',
    (text) => {
      for (const template of [
        '<a href="{{labels.x}}">',
        '<a href="{{#if labels.none}}https://a.example/{{/if}}{{labels.x}}">',
        '<a href="{{#each resolved}}/{{/each}}{{labels.x}}">',
        '<a href="{{#if labels.none}}{{labels.none}}{{else}}{{labels.x}}{{/if}}">',
        '<a href="{{default labels.none labels.x}}">',
      ]) {
        expect(show(template, 'html', hostile(text))).toBe('<a href="#">');
      }
    },
  );
});

describe('a rendering', () => {
  it('knows its format', () => {
    for (const format of ['html', 'text', 'json'] as const)
      expect(compilePart('x', format).render?.format).toBe(format);
  });

  it('gives the same for the same notification, and leaves it alone', () => {
    const { render } = compilePart(
      '{{#each alerts}}{{labels.host}} {{ago startsAt}}{{/each}} {{formatTime now}}',
      'text',
    );
    const before = JSON.stringify(notification);
    expect(render?.(notification)).toBe(render?.(notification));
    expect(JSON.stringify(notification)).toBe(before);
  });

  it('has a budget of its own each time', () => {
    const { render } = compilePart('{{#each alerts}}{{#each ../alerts}}{{/each}}{{/each}}', 'text');
    const many = aNotification({ alerts: Array.from({ length: 510 }, () => alert) });
    for (let again = 0; again < 2; again += 1) expect(render?.(many)).toBe('');
  });

  it('of a notification without a time takes the beginning of time for now', () => {
    const timeless = JSON.parse(JSON.stringify({ ...notification, now: 'soon' }));
    expect(show('{{ago 60000}}', 'text', timeless)).toBe('in 1m');
    expect(show('{{ago 0}}', 'text', { ...notification, now: 60_000 })).toBe('1m ago');
  });
});

describe('a mistake in a template', () => {
  it.each<[string, TemplateProblem['code'], number, number, string, string]>([
    ['{{lables.host}}', 'template-path', 1, 3, 'unknown path lables.host', 'did you mean "labels.host"?'],
    ['a\n  {{severty}}', 'template-path', 2, 5, 'unknown path severty', 'did you mean "severity"?'],
    ['{{host}}', 'template-path', 1, 3, 'unknown path host', 'a label is written labels.host'],
    ['{{alertname}}', 'template-path', 1, 3, 'unknown path alertname', 'a label is written labels.alertname'],
    [
      '{{labels.host.name}}',
      'template-path',
      1,
      3,
      'unknown path labels.host.name',
      'labels.host is a text: nothing is below it',
    ],
    [
      '{{alerts.labels}}',
      'template-path',
      1,
      3,
      'unknown path alerts.labels',
      'alerts is a list: write {{#each alerts}}',
    ],
    [
      '{{#each alerts}}{{channel}}{{/each}}',
      'template-path',
      1,
      19,
      'unknown path channel',
      'inside of this block, write @root.channel',
    ],
    ['{{../status}}', 'template-path', 1, 3, '../status leads out of the template', 'remove a ../'],
    ['{{@index}}', 'template-path', 1, 3, '@index has a value inside of {{#each}} only', ''],
    ['{{#each alerts}}{{@indx}}{{/each}}', 'template-path', 1, 19, 'unknown @indx', 'did you mean "@index"?'],
    ['{{@budget}}', 'template-path', 1, 3, 'unknown @budget', ''],
    ['{{labels}}', 'template-path', 1, 1, 'labels is not a text', ''],
    ['{{alerts}}', 'template-path', 1, 1, 'alerts is not a text', ''],
    ['{{#each status}}{{/each}}', 'template-path', 1, 9, 'status is not a list', ''],
    ['{{constructor}}', 'template-path', 1, 3, 'unknown path constructor', ''],
    ['{{alerts.constructor}}', 'template-path', 1, 3, 'unknown path alerts.constructor', ''],
    ['{{#if lables}}{{/if}}', 'template-path', 1, 7, 'unknown path lables', 'did you mean "labels"?'],
    ['{{upper (lower svrity)}}', 'template-path', 1, 16, 'unknown path svrity', 'did you mean "severity"?'],
    ['{{uper status}}', 'template-helper', 1, 1, 'unknown helper uper', 'did you mean "upper"?'],
    ['{{log status}}', 'template-helper', 1, 1, 'unknown helper log', ''],
    ['{{upper}}', 'template-helper', 1, 1, 'upper takes 1 arguments, not 0', 'write upper s'],
    ['{{truncate status}}', 'template-helper', 1, 1, 'truncate takes 2 arguments, not 1', 'write truncate s n'],
    ['{{formatTime now zone="UTC"}}', 'template-helper', 1, 18, 'helpers take no zone=', 'write the value alone'],
    ['{{formatTime now "Asia/Tokio"}}', 'template-helper', 1, 1, 'unknown time zone "Asia/Tokio"', ''],
    ['{{#upper status}}{{/upper}}', 'template-helper', 1, 1, 'upper is not a block', ''],
    ['{{#ech alerts}}{{/ech}}', 'template-helper', 1, 1, 'unknown block ech', 'did you mean "each"?'],
    ['{{#firing}}{{/firing}}', 'template-helper', 1, 1, 'unknown block firing', ''],
    ['{{#if a b}}{{/if}}', 'template-helper', 1, 1, '{{#if}} takes one argument, not 2', ''],
    ['{{> header}}', 'template-helper', 1, 1, 'unknown partial: templates have none', ''],
    ['{{> (lookup labels "x")}}', 'template-helper', 1, 1, 'unknown partial: templates have none', ''],
    ['{{#*inline "x"}}{{/inline}}', 'template-helper', 1, 1, 'templates have no inline partials', ''],
    ['{{[#raw] status}}', 'template-helper', 1, 1, 'unknown helper #raw', ''],
    ['{{helperMissing status}}', 'template-helper', 1, 1, 'unknown helper helperMissing', ''],
    ['a\n{{#if status}}b', 'template-syntax', 2, 16, 'the template ends inside a block', ''],
    ['{{#if status}}\n{{/each}}', 'template-syntax', 1, 4, '{{#if}} is closed by {{/each}}', 'write {{/if}}'],
    ['ab\ncd {{status', 'template-syntax', 2, 6, 'this cannot be between {{ and }}', ''],
    [
      'a long line, and another one,\nthen {{ status ( }} here',
      'template-syntax',
      2,
      18,
      'something is missing before these closing braces',
      '',
    ],
    ['{{{status}}', 'template-syntax', 1, 10, 'something is missing before these closing braces', ''],
    [
      '{"x": {{json labels}}}',
      'template-syntax',
      1,
      20,
      'these are three closing braces, and two were opened',
      'write {{{path}}}, or a space between }} and a } of the text',
    ],
    ['{{/if}}', 'template-syntax', 1, 1, 'a block is closed here that was not opened', ''],
  ])('%j is %s at %i:%i', (template, code, line, column, message, hint) => {
    const [problem, ...more] = problemsOf(template);
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code, line, message, ...(hint === '' ? {} : { hint }) });
    expect(problem?.column).toBe(column);
  });

  it.each([
    ['<a href={{labels.u}}>', 9, 'write href="{{...}}"'],
    ['<a href={{labels.u}} title="{{status}}">', 9, 'write href="{{...}}"'],
    ['<a href=x{{labels.u}}>', 10, 'write href="{{...}}"'],
    ['<a class="x" title = {{labels.u}}>', 22, 'write title="{{...}}"'],
    ['<a {{labels.u}}>', 4, 'put it into a quoted attribute, or between tags'],
    ['<{{labels.u}}>', 2, 'put it into a quoted attribute, or between tags'],
    ['<a {{#if status}}href={{labels.u}}{{/if}}>', 23, 'write href="{{...}}"'],
  ])('in HTML: %s', (template, column, hint) => {
    expect(problemsOf(template, 'html')).toMatchObject([{ code: 'template-syntax', line: 1, column, hint }]);
    expect(problemsOf(template, 'text')).toEqual([]);
  });

  it.each([
    '<a href="{{labels.u}}" {{#if status}}class="{{status}}"{{/if}}>{{labels.u}}</a> 1 < 2 {{status}}',
    "<b title='a>b'>{{status}}</b><!-- <a href={{status}} --> {{status}}<br/>{{status}}",
    '{{#if status}}<b>{{else}}<i>{{/if}}{{status}}',
  ])('in HTML is none: %s', (template) => {
    expect(problemsOf(template, 'html')).toEqual([]);
  });

  it('comes with all the others, in their order', () => {
    const problems = problemsOf(
      '{{a}}\n<a href={{b}}>{{#each firing}}{{c}}{{/each}}{{#if d}}{{e}}{{else}}{{f}}{{/if}}',
      'html',
    );
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [1, 3],
      [2, 9],
      [2, 11],
      [2, 33],
      [2, 51],
      [2, 56],
      [2, 69],
    ]);
  });
});
