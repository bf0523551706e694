import { describe, expect, it } from 'vitest';
import { aWrittenFile, type FileToCompile } from '../testing/written-file.ts';
import { collectDefinitions } from './collect-definitions.ts';
import { beginCompilation } from './document/compilation.ts';

async function collect(...texts: readonly string[]) {
  const compilation = beginCompilation();
  const files: FileToCompile[] = [];
  for (const [index, text] of texts.entries()) {
    const facts = index === 0 ? {} : { main: false, path: `${index}.yaml` };
    files.push(await aWrittenFile(text, { ...facts, compilation }));
  }
  const definitions = collectDefinitions(files, compilation);
  return { ...definitions, reported: files[0]?.reported() ?? [] };
}

describe('what has a name', () => {
  it('is found in all files, each with its place', async () => {
    const { channels, reported } = await collect(
      'channels: { a: { transport: x } }',
      'channels: { b: { transport: y } }',
    );
    expect(
      [...channels.byName.values()].map(({ name, file, at, written }) => [name, file.path, at, written.transport]),
    ).toEqual([
      ['a', 'signalbox.yaml', ['channels', 'a'], 'x'],
      ['b', '1.yaml', ['channels', 'b'], 'y'],
    ]);
    expect([...channels.names]).toEqual(['a', 'b']);
    expect(reported).toEqual([]);
  });

  it('is a channel, a source, a template or a mute time, and these may share a name', async () => {
    const { channels, sources, templates, muteTimes, reported } = await collect(
      'channels: { n: { transport: x } }\nsources: { n: { type: x } }\ntemplates: { n: { t: x } }\nmuteTimes: { n: { intervals: [{}] } }',
    );
    for (const { byName, names } of [channels, sources, templates, muteTimes]) {
      expect([[...byName.keys()], [...names]]).toEqual([['n'], ['n']]);
    }
    expect(reported).toEqual([]);
  });

  it.each([
    ['channels', 'channel', '{ transport: x }'],
    ['sources', 'source', '{ type: x }'],
    ['templates', 'template', '{ t: x }'],
    ['muteTimes', 'mute time', '{ intervals: [{}] }'],
  ] as const)('is defined once over all files: the first of two %s counts', async (kind, one, body) => {
    const found = await collect(`\n${kind}: { n: ${body} }`, `${kind}:\n  n: ${body}`);
    expect(found.reported).toEqual([
      `1.yaml:2:3 duplicate-name: the ${one} "n" is already defined in signalbox.yaml, line 2 -> names are one space over all files: rename one of them`,
    ]);
    expect(found[kind].byName.get('n')?.file.path).toBe('signalbox.yaml');
  });

  it('is known by its name, though it is too wrong to be used', async () => {
    const { channels } = await collect('channels: { a: 5, b: { transport: x } }');
    expect([...channels.byName.keys()]).toEqual(['b']);
    expect([...channels.names]).toEqual(['a', 'b']);
  });

  it('is known by its name below a misspelt key', async () => {
    const { channels, templates } = await collect(
      'chanels: { a: {} }\nchannels: { b: { transport: x } }\nTemplates: { t: {} }',
    );
    expect([...channels.names].sort()).toEqual(['a', 'b']);
    expect([...templates.names]).toEqual(['t']);
    expect(templates.byName.size).toBe(0);
  });

  it.each(['', 'channels: 5', 'channels: [a]', '- a'])('is nothing in %j', async (text) => {
    const { channels } = await collect(text);
    expect([channels.byName.size, channels.names.size]).toEqual([0, 0]);
  });
});
