import type { Source, Transport } from '@signalbox/sdk';
import type { Compilation } from '../document/compilation.ts';
import type { Definition, Definitions } from '../document/definition.ts';
import {
  loadPlugin,
  type PluginAnswer,
  type PluginImport,
  type PluginResolver,
  unknownPlugin,
} from './resolve-plugin.ts';

/**
 * Transports and sources that the program brings along, by name: found before any package. One that is given by the
 * import of its module is loaded when a configuration uses it.
 */
export interface BuiltinPlugins {
  readonly transports?: ReadonlyMap<string, Transport | PluginImport>;
  readonly sources?: ReadonlyMap<string, Source | PluginImport>;
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
    const own = known?.get(name);
    const pending =
      answers.get(key) ??
      (own === undefined
        ? resolve(request).then((answer) => suggest(answer, request, known?.keys() ?? []))
        : loadPlugin(request, importOf(kind, own)));
    answers.set(key, pending);
    const answer = await pending;
    const at = [...definition.at, kind === 'transport' ? 'transport' : 'type'];
    if (answer.changed) {
      const message = `the file of the ${kind} ${name} has changed since it was loaded`;
      const hint = 'start the program again: until then the old one works on';
      compilation.report(definition.file, { severity: 'warning', code: 'plugin-changed', at, message, hint });
    }
    if (answer.type === 'none') {
      compilation.report(definition.file, { code: answer.code, at, message: answer.message, hint: answer.hint });
    }
    return answer;
  }

  for (const [name, channel] of channels.byName) {
    const { transport } = channel.written;
    if (transport === undefined) continue;
    const answer = await find('transport', transport, channel);
    if (answer.type === 'transport') ofChannel.set(name, answer.transport);
  }
  for (const [name, source] of sources.byName) {
    const { type } = source.written;
    if (type === undefined) continue;
    const answer = await find('source', type, source);
    if (answer.type === 'source') ofSource.set(name, answer.source);
  }
  return { ofChannel, ofSource };
}

/** Loads all that the program brings along, for a schema of everything. Rejects if one cannot be loaded. */
export async function loadBuiltin(builtin: BuiltinPlugins): Promise<{
  readonly transports: readonly Transport[];
  readonly sources: readonly Source[];
}> {
  const transports: Transport[] = [];
  const sources: Source[] = [];
  const named = [
    ...[...(builtin.transports ?? [])].map(([name, own]) => ({ kind: 'transport', name, own }) as const),
    ...[...(builtin.sources ?? [])].map(([name, own]) => ({ kind: 'source', name, own }) as const),
  ];
  for (const { kind, name, own } of named) {
    const answer = await loadPlugin({ kind, name }, importOf(kind, own));
    if (answer.type === 'none') throw new Error(answer.message);
    if (answer.type === 'transport') transports.push(answer.transport);
    else sources.push(answer.source);
  }
  return { transports, sources };
}

function importOf(kind: 'transport' | 'source', own: Transport | Source | PluginImport): PluginImport {
  return typeof own === 'function' ? own : async () => ({ [kind]: own });
}

/** A resolver knows packages; the names of what came with the program are known here. */
function suggest(
  answer: PluginAnswer,
  request: Parameters<PluginResolver>[0],
  builtin: Iterable<string>,
): PluginAnswer {
  if (answer.type !== 'none' || !answer.code.startsWith('unknown') || answer.hint?.startsWith('did you mean'))
    return answer;
  return unknownPlugin(request, builtin);
}
