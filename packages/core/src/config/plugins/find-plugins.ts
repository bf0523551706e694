import type { Source, Transport } from '@signalbox/sdk';
import type { Compilation } from '../document/compilation.ts';
import type { Definition, Definitions } from '../document/definition.ts';
import { type PluginAnswer, type PluginResolver, unknownPlugin } from './resolve-plugin.ts';

/** Transports and sources that the program brings along: found before any package. */
export interface BuiltinPlugins {
  readonly transports?: ReadonlyMap<string, Transport>;
  readonly sources?: ReadonlyMap<string, Source>;
}

/** The transports and sources that a configuration uses. Those that were not found are absent, and reported. */
export interface Plugins {
  readonly ofChannel: ReadonlyMap<string, Transport>;
  readonly ofSource: ReadonlyMap<string, Source>;
}

/** Who names plugins. */
export interface PluginUsers {
  readonly channels: Definitions<{ readonly transport?: string }>;
  readonly sources: Definitions<{ readonly type?: string }>;
}

export async function findPlugins(
  { channels, sources }: PluginUsers,
  resolve: PluginResolver,
  builtin: BuiltinPlugins,
  compilation: Compilation,
): Promise<Plugins> {
  const ofChannel = new Map<string, Transport>();
  const ofSource = new Map<string, Source>();
  const answers = new Map<string, Promise<PluginAnswer>>();

  async function find(
    kind: 'transport' | 'source',
    name: string,
    definition: Definition<unknown>,
  ): Promise<PluginAnswer> {
    const request = { kind, name, folder: definition.file.folder };
    const key = JSON.stringify(request);
    const known = kind === 'transport' ? builtin.transports : builtin.sources;
    const pending =
      answers.get(key) ?? resolve(request).then((answer) => suggest(answer, request, known?.keys() ?? []));
    answers.set(key, pending);
    const answer = await pending;
    if (answer.type === 'none') {
      const at = [...definition.at, kind === 'transport' ? 'transport' : 'type'];
      compilation.report(definition.file, { code: answer.code, at, message: answer.message, hint: answer.hint });
    }
    return answer;
  }

  for (const [name, channel] of channels.byName) {
    const { transport } = channel.written;
    if (transport === undefined) continue;
    const own = builtin.transports?.get(transport);
    const answer: PluginAnswer = own
      ? { type: 'transport', transport: own }
      : await find('transport', transport, channel);
    if (answer.type === 'transport') ofChannel.set(name, answer.transport);
  }
  for (const [name, source] of sources.byName) {
    const { type } = source.written;
    if (type === undefined) continue;
    const own = builtin.sources?.get(type);
    const answer: PluginAnswer = own ? { type: 'source', source: own } : await find('source', type, source);
    if (answer.type === 'source') ofSource.set(name, answer.source);
  }
  return { ofChannel, ofSource };
}

/** The resolver knows the packages of Signalbox by name; what else came with the program is known here. */
function suggest(
  answer: PluginAnswer,
  request: Parameters<PluginResolver>[0],
  builtin: Iterable<string>,
): PluginAnswer {
  if (answer.type !== 'none' || !answer.code.startsWith('unknown') || answer.hint?.startsWith('did you mean'))
    return answer;
  return unknownPlugin(request, builtin);
}
