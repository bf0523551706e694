import { describe, expect, it } from 'vitest';
import { aFolder } from '../../testing/config-folder.ts';
import { room, sender } from '../../testing/plugins.ts';
import { loadConfig } from '../load-config.ts';
import { type BuiltinPlugins, loadBuiltin } from './find-plugins.ts';

/** Plugins that are given by imports, and the names of those that were loaded. */
function imported(more: Readonly<Record<string, unknown>> = {}): {
  readonly builtin: Required<BuiltinPlugins>;
  readonly loaded: readonly string[];
} {
  const loaded: string[] = [];
  const importing = (name: string, module: unknown) => async () => {
    loaded.push(name);
    return module;
  };
  const modules = { room: { transport: room }, pager: { transport: { ...room, name: 'pager' } }, ...more };
  const transports = new Map(Object.entries(modules).map(([name, module]) => [name, importing(name, module)]));
  return { builtin: { transports, sources: new Map([['sender', importing('sender', { source: sender })]]) }, loaded };
}

async function load(builtin: BuiltinPlugins, transport: string, type = 'sender') {
  const { path } = await aFolder({
    'signalbox.yaml': `
version: 1
sources: { in: { type: ${type} } }
channels:
  ops: { transport: ${transport}, room: a, token: b }
  shop: { transport: ${transport}, room: b, token: b }
unmatched: { to: [ops, shop] }
`,
  });
  return loadConfig(path, { env: {}, builtin });
}

describe('the plugins of the program', () => {
  it('are loaded once, and only if a configuration uses them', async () => {
    const { builtin, loaded } = imported();
    const { config } = await load(builtin, 'room');
    expect(config?.channels.get('ops')?.transport).toBe(room);
    expect(loaded.toSorted()).toEqual(['room', 'sender']);
  });

  it.each([
    ['rooom', 'sender', 'no transport "rooom" is installed', 'did you mean "room"?'],
    ['room', 'sendre', 'no source "sendre" is installed', 'did you mean "sender"?'],
    ['matrix', 'sender', 'no transport "matrix" is installed', 'npm install @signalbox/transport-matrix'],
  ])('%s, %s: are suggested for a name that is nearly theirs', async (transport, type, message, hint) => {
    const { problems } = await load(imported().builtin, transport, type);
    expect(problems).toContainEqual(expect.objectContaining({ message, hint }));
  });

  it('that do not export what they should are problems of the channel', async () => {
    const { problems } = await load(imported({ empty: {} }).builtin, 'empty');
    const message = 'the package of the transport empty has no export named `transport`';
    expect(problems).toContainEqual(expect.objectContaining({ code: 'plugin-failed', line: 5, message }));
  });

  it('can be loaded all together', async () => {
    const { transports, sources } = await loadBuiltin(imported().builtin);
    expect(transports.map(({ name }) => name)).toEqual(['room', 'pager']);
    expect(sources).toEqual([sender]);
  });

  it('cannot all be loaded if one of them is broken', async () => {
    await expect(loadBuiltin(imported({ empty: {} }).builtin)).rejects.toThrow('the transport empty has no export');
  });
});
