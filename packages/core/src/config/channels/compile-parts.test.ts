import type { Part } from '@signalbox/sdk';
import { aNotification } from '@signalbox/sdk/testing';
import { describe, expect, it } from 'vitest';
import { tell } from '../../testing/load-config.ts';
import { aWrittenFile } from '../../testing/written-file.ts';
import { beginCompilation } from '../document/compilation.ts';
import { type ChosenTemplate, compileParts, compileTemplateText } from './compile-parts.ts';

const AT = ['channels', 'c'];
const DECLARED: Readonly<Record<string, Part>> = {
  message: { format: 'html', default: 'default &lt;{{severity}}&gt;' },
  title: { format: 'text', default: 'default title' },
  footer: { format: 'text' },
};
const notification = aNotification({ severity: 'critical', labels: { host: '<db>' } });

/** Compiles the parts of a channel that is written so; `named`: its template stands below `templates`. */
async function compile(
  template: Readonly<Record<string, string>>,
  more: { declared?: typeof DECLARED; named?: true } = {},
) {
  const { declared = DECLARED, named } = more;
  const home = named ? ['templates', 't'] : [...AT, 'template'];
  const inside = JSON.stringify(template);
  const yaml = named
    ? `channels: { c: { transport: x, template: t } }\ntemplates:\n  t: ${inside}`
    : `channels:\n  c: { transport: x, template: ${inside} }`;
  const { file, compilation, reported } = await aWrittenFile(yaml);
  const texts = Object.entries(template).map(([name, text]) => [name, { text, file, at: [...home, name] }] as const);
  const chosen: ChosenTemplate = { inline: !named, texts: new Map(texts) };
  const compiled = compileParts({ name: 'c', file, at: AT, written: {} }, 'room', declared, chosen, compilation);
  const show = (parts: typeof compiled.parts) =>
    Object.fromEntries([...parts].map(([name, render]) => [name, render(notification)]));
  return {
    parts: show(compiled.parts),
    defaultParts: show(compiled.defaultParts),
    texts: compiled.texts,
    reported: reported(),
  };
}

describe('the parts of a channel', () => {
  it('are the defaults of its transport where it has no template; a part that neither has is absent', async () => {
    const { parts, defaultParts, texts, reported } = await compile({});
    expect(parts).toEqual({ message: 'default &lt;critical&gt;', title: 'default title' });
    expect(defaultParts).toEqual(parts);
    expect(texts).toEqual({ message: DECLARED['message']?.default, title: 'default title', footer: '' });
    expect(reported).toEqual([]);
  });

  it('are those of its template, with the defaults for the rest and beside them', async () => {
    const { parts, defaultParts, texts } = await compile({ message: '{{labels.host}}', footer: '{{labels.host}}' });
    expect(parts).toEqual({ message: '&lt;db&gt;', title: 'default title', footer: '<db>' });
    expect(defaultParts).toEqual({ message: 'default &lt;critical&gt;', title: 'default title' });
    expect(texts).toEqual({ message: '{{labels.host}}', title: 'default title', footer: '{{labels.host}}' });
  });

  it('may be empty by the template: that is not the default', async () => {
    const { parts, texts } = await compile({ message: '' });
    expect(parts['message']).toBe('');
    expect(texts['message']).toBe('');
  });

  it.each([
    ['near one', { mesage: 'x' }, '2:33 unknown-part: room renders no part "mesage" -> did you mean "message"?'],
    ['far off', { xyz: 'x' }, '2:33 unknown-part: room renders no part "xyz" -> its parts are message, title, footer'],
    [
      'beside good ones',
      { title: 'x', xyz: 'y' },
      '2:45 unknown-part: room renders no part "xyz" -> its parts are message, title, footer',
    ],
  ])('of the channel itself must all be known: %s', async (_, template, problem) => {
    expect((await compile(template)).reported).toEqual([problem]);
  });

  it('of a template for several transports may be of others, if one of them is known', async () => {
    expect((await compile({ subject: 'x', title: 'y' }, { named: true })).reported).toEqual([]);
    expect((await compile({}, { named: true })).reported).toEqual([]);
  });

  it('of a template that has none of the known ones are reported where the template is', async () => {
    expect((await compile({ subject: 'x', body: 'y' }, { named: true })).reported).toEqual([
      '3:7 unknown-part: room renders no part "subject" -> its parts are message, title, footer',
      '3:21 unknown-part: room renders no part "body" -> its parts are message, title, footer',
    ]);
  });

  it('cannot be written for a transport that renders none', async () => {
    expect((await compile({ message: 'x' }, { declared: {} })).reported).toEqual([
      '2:33 unknown-part: room renders no part "message"',
    ]);
  });

  it('are blamed on the transport if its default is wrong', async () => {
    const declared: typeof DECLARED = { message: { format: 'text', default: '{{#if}' }, title: { format: 'text' } };
    const { parts, reported } = await compile({ title: 'fine' }, { declared });
    expect(parts).toEqual({ title: 'fine' });
    expect(reported).toEqual([
      expect.stringMatching(/^2:3 plugin-failed: the default template of room \(message\) is wrong: /),
    ]);
  });
});

describe('the default of a transport', () => {
  it('is not blamed for a warning', async () => {
    const declared: typeof DECLARED = { message: { format: 'text', default: '{{#if (eq status "ok")}}!{{/if}}x' } };
    const { parts, reported } = await compile({}, { declared, named: true });
    expect([parts, reported]).toEqual([{ message: 'x' }, []]);
  });
});

describe('the text of a part', () => {
  const text = 'one\ntwo {{lables.host}}';
  const yaml = 'templates:\n  t:\n    message: |-\n      one\n      two {{lables.host}}\n';
  const at = ['templates', 't', 'message'];

  it('has its mistakes where they stand in the configuration', async () => {
    const { file, compilation, reported } = await aWrittenFile(yaml);
    expect(compileTemplateText({ text, file, at }, 'text', compilation)).toBeUndefined();
    expect(reported()).toEqual([
      expect.stringMatching(/^5:13 template-path: unknown path lables.host -> did you mean "labels.host"\?$/),
    ]);
    expect(compilation.problems()).toMatchObject([{ severity: 'error', path: 'templates.t.message' }]);
  });

  it('has them in its own file if it stands in one', async () => {
    const { file, compilation, reported } = await aWrittenFile(yaml);
    compileTemplateText({ text, file, at, templateFile: 't/long.hbs' }, 'text', compilation);
    expect(reported()).toEqual([expect.stringMatching(/^t\/long\.hbs:2:7 template-path: /)]);
    expect(compilation.problems()).toMatchObject([{ path: '' }]);
  });

  it('has none while a placeholder in it could not be filled, or its file is no YAML', async () => {
    const unfilled = await aWrittenFile(`templates: { t: { message: "\${env:GONE} {{#if" } }`);
    compileTemplateText({ text: '{{#if', file: unfilled.file, at }, 'text', unfilled.compilation);
    const broken = await aWrittenFile('templates: [');
    compileTemplateText({ text: '{{#if', file: broken.file, at }, 'text', broken.compilation);
    expect([...unfilled.reported(), ...broken.reported()]).toEqual([]);
  });

  it('has all of them, not only the first', async () => {
    const { file } = await aWrittenFile('templates: { t: { message: "{{lables.a}} {{uper severity}}" } }');
    const compilation = beginCompilation();
    compileTemplateText({ text: '{{lables.a}} {{uper severity}}', file, at }, 'text', compilation);
    expect(compilation.problems().map((problem) => tell(problem).split(':').slice(0, 2).join(':'))).toEqual([
      '1:31 template-path',
      '1:42 template-helper',
    ]);
  });

  it('is used in spite of a warning', async () => {
    const doubtful = '{{#if (eq severity "crit")}}!{{/if}}x';
    const { file, compilation, reported } = await aWrittenFile(`templates: { t: { message: '${doubtful}' } }`);
    const render = compileTemplateText({ text: doubtful, file, at }, 'text', compilation);
    expect(render?.(notification)).toBe('x');
    expect(reported()).toEqual([
      '1:48 unknown-severity (warning): "crit" is not a severity that Signalbox knows -> did you mean "critical"?',
    ]);
  });

  it('gives a renderer where nothing is wrong, escaped for its format', async () => {
    const { file, compilation } = await aWrittenFile(yaml);
    const render = compileTemplateText({ text: '{{labels.host}}', file, at }, 'html', compilation);
    expect(render?.(notification)).toBe('&lt;db&gt;');
    expect(compilation.problems()).toEqual([]);
  });
});
