import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { aWrittenFile, FOLDER } from '../../testing/written-file.ts';
import { collectDefinitions } from '../collect-definitions.ts';
import type { FileText } from '../files/file-reader.ts';
import type { ConfigFiles } from '../files/read-files.ts';
import { chooseTemplate, templateTexts } from './choose-template.ts';

/** The files of a configuration, of which only those of templates matter here. */
function filesWith(templates: Readonly<Record<string, FileText>>, broken = false): ConfigFiles {
  const absolute = Object.entries(templates).map(([name, text]) => [path.resolve(FOLDER, name), text] as const);
  const files = broken ? [{ broken } as ConfigFiles['files'][number]] : [];
  const main = path.join(FOLDER, 'signalbox.yaml');
  const nothing = { problems: [], watched: [], searched: [], globs: [], empty: [], digest: '' };
  return { main, folder: FOLDER, files, templates: new Map(absolute), ...nothing };
}

const text = (says: string): FileText => ({ type: 'text', text: says });

/** The template of the channel `c` in this text. */
async function choose(yaml: string, files: ConfigFiles = filesWith({}), name = 'signalbox.yaml') {
  const one = await aWrittenFile(yaml, { path: name });
  const { channels, templates } = collectDefinitions([one], one.compilation);
  const channel = channels.byName.get('c');
  if (channel === undefined) throw new Error('there is no channel c');
  const { inline, texts } = chooseTemplate(channel, templates, files, one.compilation);
  const parts = [...texts].map(([part, { text: says, at, templateFile }]) => ({ part, says, at, templateFile }));
  return { inline, parts, reported: one.reported() };
}

describe('the template of a channel', () => {
  it('has no texts where nothing is written', async () => {
    expect(await choose('channels: { c: { transport: x } }')).toEqual({ inline: false, parts: [], reported: [] });
  });

  it('has the parts that are written in the channel, each with its place', async () => {
    const { inline, parts } = await choose('channels: { c: { transport: x, template: { title: a, message: b } } }');
    expect(inline).toBe(true);
    expect(parts).toEqual([
      { part: 'title', says: 'a', at: ['channels', 'c', 'template', 'title'], templateFile: undefined },
      { part: 'message', says: 'b', at: ['channels', 'c', 'template', 'message'], templateFile: undefined },
    ]);
  });

  it('has the parts of the template that it names, with the places of that', async () => {
    const { inline, parts } = await choose(
      'templates: { short: { message: b } }\nchannels: { c: { transport: x, template: short } }',
    );
    expect(inline).toBe(false);
    expect(parts).toEqual([
      { part: 'message', says: 'b', at: ['templates', 'short', 'message'], templateFile: undefined },
    ]);
  });

  it('has the texts of files, named relative to the folder of the main file', async () => {
    const files = filesWith({ 'teams/long.hbs': text('long'), 'shared.hbs': text('shared') });
    const { parts } = await choose(
      'channels: { c: { transport: x, template: { a: { file: long.hbs }, b: { file: ../shared.hbs } } } }',
      files,
      'teams/a.yaml',
    );
    expect(parts.map(({ part, says, templateFile }) => [part, says, templateFile])).toEqual([
      ['a', 'long', 'teams/long.hbs'],
      ['b', 'shared', 'shared.hbs'],
    ]);
  });

  it.each([
    ['is missing', { type: 'missing' }],
    ['cannot be read', { type: 'unreadable', why: 'it is a folder' }],
  ] as const)('leaves out a part whose file %s: that was reported', async (_, read) => {
    const { parts, reported } = await choose(
      'channels: { c: { transport: x, template: { a: { file: gone.hbs }, b: stays } } }',
      filesWith({ 'gone.hbs': read }),
    );
    expect(parts.map(({ part }) => part)).toEqual(['b']);
    expect(reported).toEqual([]);
  });

  it.each([
    ['near another', 'shrot', 'did you mean "short"?'],
    ['of nothing', 'elaborate', 'define it below `templates`'],
  ])('is reported if it names a template that does not exist, %s', async (_, name, hint) => {
    const { inline, parts, reported } = await choose(
      `templates: { short: { message: b } }\nchannels: { c: { transport: x, template: ${name} } }`,
    );
    expect({ inline, parts }).toEqual({ inline: false, parts: [] });
    expect(reported).toEqual([`2:42 unknown-template: "${name}" is not the name of a template -> ${hint}`]);
  });

  it('is not reported if the template it names is there and too wrong to be used', async () => {
    const { reported } = await choose('templates: { short: 5 }\nchannels: { c: { transport: x, template: short } }');
    expect(reported).toEqual([]);
  });

  it('is not reported as unknown while a file is broken: it may define it', async () => {
    const yaml = 'channels: { c: { transport: x, template: short } }';
    expect((await choose(yaml, filesWith({}, true))).reported).toEqual([]);
    expect((await choose(yaml)).reported).toHaveLength(1);
  });

  it('is not quoted if it comes from the environment', async () => {
    const env = { NAME: 'hidden-name' };
    const one = await aWrittenFile(`channels: { c: { transport: x, template: "\${env:NAME}" } }`, { env });
    const { channels, templates } = collectDefinitions([one], one.compilation);
    for (const channel of channels.byName.values()) chooseTemplate(channel, templates, filesWith({}), one.compilation);
    expect(one.reported()).toEqual([
      '1:42 unknown-template: this is not the name of a template -> define it below `templates`',
    ]);
  });
});

describe('the texts of a template', () => {
  it('are left out where the schema took their file out', async () => {
    const { file } = await aWrittenFile('');
    const texts = templateTexts({ a: {}, b: 'text' }, { file, at: ['templates', 't'] }, filesWith({}));
    expect([...texts.keys()]).toEqual(['b']);
  });
});
