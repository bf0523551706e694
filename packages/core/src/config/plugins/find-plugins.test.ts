import { describe, expect, it } from 'vitest';
import { log, room, sender } from '../../testing/plugins.ts';
import { aWrittenFile, FOLDER } from '../../testing/written-file.ts';
import { collectDefinitions } from '../collect-definitions.ts';
import { type BuiltinPlugins, findPlugins } from './find-plugins.ts';
import type { PluginAnswer, PluginRequest } from './resolve-plugin.ts';

/** Finds the plugins of a text; `answer` is what is installed. */
async function find(text: string, builtin: BuiltinPlugins, answer: (request: PluginRequest) => PluginAnswer) {
  const asked: PluginRequest[] = [];
  const one = await aWrittenFile(text);
  const resolve = async (request: PluginRequest) => {
    asked.push(request);
    return answer(request);
  };
  const { ofChannel, ofSource } = await findPlugins(
    collectDefinitions([one], one.compilation),
    resolve,
    builtin,
    one.compilation,
  );
  const names = (plugins: ReadonlyMap<string, { readonly name: string }>) =>
    Object.fromEntries([...plugins].map(([user, { name }]) => [user, name]));
  return { ofChannel: names(ofChannel), ofSource: names(ofSource), asked, reported: one.reported() };
}

const nothing = ({ kind, name }: PluginRequest): PluginAnswer => ({
  type: 'none',
  code: kind === 'transport' ? 'unknown-transport' : 'unknown-source-type',
  message: `no ${kind} ${name}`,
});
const BUILTIN = { transports: new Map([['room', room]]), sources: new Map([['sender', sender]]) };

describe('the plugins of a configuration', () => {
  it('are those of the program first: nobody is asked', async () => {
    const text = 'channels: { a: { transport: room }, b: { transport: room } }\nsources: { s: { type: sender } }';
    expect(await find(text, BUILTIN, nothing)).toEqual({
      ofChannel: { a: 'room', b: 'room' },
      ofSource: { s: 'sender' },
      asked: [],
      reported: [],
    });
  });

  it('are looked for from the folder of the file, each once', async () => {
    const text =
      'channels: { a: { transport: log }, b: { transport: log } }\nsources: { s: { type: log }, t: { type: log } }';
    const { ofChannel, ofSource, asked } = await find(text, BUILTIN, ({ kind }) =>
      kind === 'transport' ? { type: 'transport', transport: log } : { type: 'source', source: sender },
    );
    expect({ ofChannel, ofSource }).toEqual({
      ofChannel: { a: 'log', b: 'log' },
      ofSource: { s: 'sender', t: 'sender' },
    });
    expect(asked).toEqual([
      { kind: 'transport', name: 'log', folder: FOLDER },
      { kind: 'source', name: 'log', folder: FOLDER },
    ]);
  });

  it('are absent where nothing is named', async () => {
    expect(await find('channels: { a: {} }\nsources: { s: {} }', BUILTIN, nothing)).toEqual({
      ofChannel: {},
      ofSource: {},
      asked: [],
      reported: [],
    });
  });

  it('that were not found are absent, and reported at each name', async () => {
    const { ofChannel, ofSource, reported } = await find(
      'channels: { a: { transport: rooom }, b: { transport: xyz }, c: { transport: rooom } }\nsources: { s: { type: sendr } }',
      BUILTIN,
      nothing,
    );
    expect({ ofChannel, ofSource }).toEqual({ ofChannel: {}, ofSource: {} });
    expect(reported).toEqual([
      '1:29 unknown-transport: no transport "rooom" is installed -> did you mean "room"?',
      '1:54 unknown-transport: no transport "xyz" is installed -> npm install @signalbox/transport-xyz',
      '1:77 unknown-transport: no transport "rooom" is installed -> did you mean "room"?',
      '2:23 unknown-source-type: no source "sendr" is installed -> did you mean "sender"?',
    ]);
  });

  it.each<[string, PluginAnswer & { type: 'none' }]>([
    [
      'a better suggestion',
      { type: 'none', code: 'unknown-transport', message: 'no', hint: 'did you mean "hipchat"?' },
    ],
    ['a failure', { type: 'none', code: 'plugin-failed', message: 'it throws', hint: 'write to its author' }],
  ])('keep what the packages say: %s', async (_, answer) => {
    const { reported } = await find('channels: { a: { transport: roon } }', BUILTIN, () => answer);
    expect(reported).toEqual([`1:29 ${answer.code}: ${answer.message} -> ${answer.hint}`]);
  });

  it('may all come from packages', async () => {
    const { ofChannel, reported } = await find('channels: { a: { transport: roon } }', {}, nothing);
    expect(ofChannel).toEqual({});
    expect(reported).toEqual([
      '1:29 unknown-transport: no transport "roon" is installed -> npm install @signalbox/transport-roon',
    ]);
  });

  it('are not what they are named after by another kind', async () => {
    const { ofChannel } = await find('channels: { a: { transport: log } }', {}, () => ({
      type: 'source',
      source: sender,
    }));
    expect(ofChannel).toEqual({});
  });
});
