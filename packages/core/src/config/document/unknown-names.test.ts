import { describe, expect, it } from 'vitest';
import { aWrittenFile } from '../../testing/written-file.ts';
import { type NamedKind, unknownNames } from './unknown-names.ts';

const CHANNEL: NamedKind = { code: 'unknown-channel', one: 'channel', section: 'channels' };

async function unknown(list: string, names: readonly (string | undefined)[], known: readonly string[], env = {}) {
  const { file } = await aWrittenFile(`to: ${list}`, { env });
  return unknownNames(names, { file, at: ['to'] }, CHANNEL, new Set(known));
}

describe('a list of names', () => {
  it('may name what is defined, and nothing at all', async () => {
    expect(await unknown('[a, b]', ['a', 'b'], ['b', 'a', 'c'])).toEqual([]);
    expect(await unknown('[]', [], [])).toEqual([]);
  });

  it('has each name reported that is not defined, at its place', async () => {
    expect(await unknown('[a, room, xyz]', ['a', 'room', 'xyz'], ['a', 'rooms'])).toEqual([
      {
        code: 'unknown-channel',
        at: ['to', 1],
        message: '"room" is not the name of a channel',
        hint: 'did you mean "rooms"?',
      },
      {
        code: 'unknown-channel',
        at: ['to', 2],
        message: '"xyz" is not the name of a channel',
        hint: 'define it below `channels`',
      },
    ]);
  });

  it('keeps the places of names that the schema took out', async () => {
    expect(await unknown('[5, x]', [undefined, 'x'], [])).toMatchObject([{ at: ['to', 1] }]);
  });

  it('does not quote what comes from the environment', async () => {
    const [problem] = await unknown(`["\${env:NAME}"]`, ['canary'], [], { NAME: 'canary' });
    expect(problem?.message).toBe('this is not the name of a channel');
  });
});
