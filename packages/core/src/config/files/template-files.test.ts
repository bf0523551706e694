import { describe, expect, it } from 'vitest';
import { formatKeyPath } from '../problems/key-path.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { writtenTemplateFiles } from './template-files.ts';

const found = (yaml: string) =>
  writtenTemplateFiles(parseYaml(yaml).value).map(({ at, file }) => `${formatKeyPath(at)}: ${file}`);

describe('the files of templates', () => {
  it('are those of templates with a name, then those of channels, in their order', () => {
    const yaml = [
      'channels:',
      '  ops: { transport: x, template: { text: { file: a.hbs }, title: here } }',
      '  dev: { template: { text: { file: ../b.hbs } } }',
      'templates: { t: { one: { file: c.hbs }, two: { file: d.hbs } } }',
    ].join('\n');
    expect(found(yaml)).toEqual([
      'templates.t.one.file: c.hbs',
      'templates.t.two.file: d.hbs',
      'channels.ops.template.text.file: a.hbs',
      'channels.dev.template.text.file: ../b.hbs',
    ]);
  });

  it.each([
    '',
    'templates: 5\nchannels: [x]',
    'templates: { t: x }\nchannels: { c: x }',
    'channels: { c: { template: short } }',
    'templates: { t: { text: here } }',
    'templates: { t: { text: { file: "" } } }',
    'templates: { t: { text: { file: 5 } } }',
    'templates: { t: { text: { fil: x } } }',
    'templates: { t: { text: [file] } }',
    '- templates',
  ])('are none in %j', (yaml) => expect(found(yaml)).toEqual([]));
});
