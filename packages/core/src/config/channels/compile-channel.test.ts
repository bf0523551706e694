import type { Transport } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { broken, log, room } from '../../testing/plugins.ts';
import { aWrittenFile } from '../../testing/written-file.ts';
import { collectDefinitions } from '../collect-definitions.ts';
import { compileChannel } from './compile-channel.ts';
import type { ChosenTemplate } from './compile-parts.ts';

const NO_TEMPLATE: ChosenTemplate = { inline: false, texts: new Map() };
const ROOM = 'transport: room, room: r, token: token-of-room';

/** Compiles the channel `c` with these keys. */
async function compile(
  keys: string,
  transport: Transport | 'none' = room,
  more: { template?: string; name?: string } = {},
) {
  const { template, name = 'c' } = more;
  const one = await aWrittenFile(`channels:\n  ${name}: { ${keys} }`);
  const { channels } = collectDefinitions([one], one.compilation);
  const [definition] = channels.byName.values();
  if (definition === undefined) throw new Error('there is no channel');
  const texts = new Map(template === undefined ? [] : [['message', { text: template, file: one.file, at: ['x'] }]]);
  const channel = compileChannel(
    definition,
    transport === 'none' ? undefined : transport,
    template ? { inline: true, texts } : NO_TEMPLATE,
    undefined,
    one.compilation,
  );
  return { channel, reported: one.reported(), mask: (text: string) => one.compilation.secrets().mask(text) };
}

describe('a channel', () => {
  it.each([
    ['the defaults', log, 'transport: log', { concurrency: 4, timeoutMs: 10_000, giveUpAfterMs: 86_400_000 }],
    ['the defaults', log, 'transport: log', { sendResolved: true, suspended: false, allowPrivate: false }],
    ['the limits of its transport', room, ROOM, { concurrency: 2, rateLimit: { count: 30, perMs: 60_000 } }],
    ['its own concurrency', room, `${ROOM}, concurrency: 7`, { concurrency: 7 }],
    ['its own rate', room, `${ROOM}, rateLimit: 5/2m`, { rateLimit: { count: 5, perMs: 120_000 } }],
    ['its own timeout', log, 'transport: log, timeout: 1m30s', { timeoutMs: 90_000 }],
    ['its own patience', log, 'transport: log, retry: { giveUpAfter: 2h }', { giveUpAfterMs: 7_200_000 }],
    ['the default patience', log, 'transport: log, retry: {}', { giveUpAfterMs: 86_400_000 }],
    ['no ends', log, 'transport: log, sendResolved: false', { sendResolved: false }],
    ['a pause', log, 'transport: log, suspended: true', { suspended: true }],
    ['private addresses', log, 'transport: log, allowPrivate: true', { allowPrivate: true }],
  ])('has %s: %#', async (_, transport, keys, expected) => {
    const { channel, reported } = await compile(keys, transport);
    expect(channel).toMatchObject({ name: 'c', transport, ...expected });
    expect(reported).toEqual([]);
  });

  it('has no rate where neither it nor its transport names one', async () => {
    expect((await compile('transport: log', log)).channel).not.toHaveProperty('rateLimit');
  });

  it('has the options of its transport alone, with their defaults', async () => {
    const { channel } = await compile(`${ROOM}, size: 3, timeout: 5s, sendResolved: false`);
    expect(channel?.options).toEqual({ room: 'r', token: 'token-of-room', notify: ['critical'], size: 3 });
  });

  it('renders the parts of its transport', async () => {
    const { channel } = await compile(ROOM);
    expect([...(channel?.parts.keys() ?? [])]).toEqual(['message']);
    expect([...(channel?.defaultParts.keys() ?? [])]).toEqual(['message']);
  });

  it.each([
    ['timeout: 0s', '2:55 wrong-value: must be longer than 0s'],
    ['retry: { giveUpAfter: 0m }', '2:68 wrong-value: must be longer than 0s'],
    [
      'rateLimit: 5/never',
      '2:57 bad-rate-limit: "5/never" is not a rate limit -> write a count and a duration, for instance `60/1m`',
    ],
    [
      'rateLimit: 60/99999h',
      '2:57 bad-rate-limit: "60/99999h" has a time that is longer than ten years (87600h) -> write a count and a duration, for instance `60/1m`',
    ],
    [
      'rateLimit: 0/1m',
      '2:57 bad-rate-limit: "0/1m" is not a rate limit -> write a count and a duration, for instance `60/1m`',
    ],
  ])('with %s is reported at that value, and usable for what follows', async (key, problem) => {
    const { channel, reported } = await compile(`transport: r, room: r, token: abcdef, ${key}`);
    expect(reported).toEqual([problem]);
    expect(channel).toMatchObject({ timeoutMs: 10_000, giveUpAfterMs: 86_400_000 });
  });

  it('is undefined, its common keys checked all the same, if its transport was not found', async () => {
    const { channel, reported } = await compile('transport: gone, timeout: 0s, whatever: 1', 'none');
    expect(channel).toBeUndefined();
    expect(reported).toEqual(['2:34 wrong-value: must be longer than 0s']);
  });

  it('goes on without an option that is wrong', async () => {
    const { channel, reported } = await compile(`${ROOM}, size: 0`);
    expect(reported).toEqual(['2:62 wrong-value: must be >= 1']);
    expect(channel?.options).not.toHaveProperty('size');
  });

  it('is undefined if an option is missing without which there is nothing to go on with', async () => {
    const { channel, reported } = await compile('transport: room, room: r');
    expect(channel).toBeUndefined();
    expect(reported).toEqual(['2:3 missing-key: missing key "token" -> add `token:` - Of the room.']);
  });
});

describe('what a transport says of its options', () => {
  const refusing = (...sentences: readonly string[]): Transport => ({ ...room, check: () => sentences });

  it.each([
    ['without a name', 'they do not fit', '2:3 option-rejected: they do not fit'],
    ['naming an option', '`size` is odd', '2:62 option-rejected: `size` is odd'],
    ['naming one that is not written', '`url` is missing', '2:3 option-rejected: `url` is missing'],
    ['naming one within a map', 'in `headers.x-id` no space', '2:82 option-rejected: in `headers.x-id` no space'],
    ['naming two, the first counts', '`size` and `room`', '2:62 option-rejected: `size` and `room`'],
    ['with something else in backticks', 'write `a b`', '2:3 option-rejected: write `a b`'],
  ])('is shown where it belongs: %s', async (_, sentence, problem) => {
    const { channel, reported } = await compile(`${ROOM}, size: 1, headers: { x-id: abc }`, refusing(sentence));
    expect(channel).toBeUndefined();
    expect(reported).toEqual([problem]);
  });

  it('is told sentence by sentence', async () => {
    const { reported } = await compile(ROOM, refusing('one', 'two'));
    expect(reported).toEqual(['2:3 option-rejected: one', '2:3 option-rejected: two']);
  });

  it('is not asked of options whose placeholder could not be filled', async () => {
    const { reported } = await compile(`transport: room, room: r, token: "\${env:GONE}"`, refusing('no'));
    expect(reported).toEqual([]);
  });

  it.each([
    [
      'checks',
      {
        ...room,
        check: () => {
          throw new Error('canary');
        },
      },
    ],
    [
      'says its parts',
      {
        ...log,
        parts: () => {
          throw new Error('canary');
        },
      },
    ],
    ['is broken', broken],
  ] as const)('may not be a throw: it %s', async (_, transport: Transport) => {
    const { channel, reported } = await compile(transport.name === 'room' ? ROOM : 'transport: x', transport);
    expect(channel).toBeUndefined();
    expect(reported).toEqual([
      `2:3 plugin-failed: the transport ${transport.name} failed while it looked at these options -> report it to the author of the package`,
    ]);
  });

  it('is blamed for a rate that cannot be read', async () => {
    const { channel, reported } = await compile(ROOM, { ...room, limits: { rate: 'often' } });
    expect(reported).toEqual(['2:3 plugin-failed: the transport room declares a rate that cannot be read']);
    expect(channel).not.toHaveProperty('rateLimit');
  });

  it('is not blamed for it where the channel has its own', async () => {
    const { reported } = await compile(`${ROOM}, rateLimit: 1/1s`, { ...room, limits: { rate: 'often' } });
    expect(reported).toEqual([]);
  });
});

describe('the hash of a channel', () => {
  const hashOf = async (...[keys, transport, more]: Parameters<typeof compile>) =>
    (await compile(keys, transport, more)).channel?.hash;

  it('is 32 hexadecimal digits, the same for the same channel, however it is written or named', async () => {
    const hash = await hashOf(ROOM);
    expect(hash).toMatch(/^[0-9a-f]{32}$/);
    expect(await hashOf('token: token-of-room, room: "r", transport: room')).toBe(hash);
    expect(await hashOf(`${ROOM}, notify: [critical], timeout: 10000ms`)).toBe(hash);
    expect(await hashOf(ROOM, room, { name: 'other' })).toBe(hash);
  });

  it.each([
    ['another secret', 'transport: room, room: r, token: token-of-roon', {}],
    ['another option', `${ROOM}, size: 1`, {}],
    ['another timeout', `${ROOM}, timeout: 11s`, {}],
    ['another patience', `${ROOM}, retry: { giveUpAfter: 1h }`, {}],
    ['another rate', `${ROOM}, rateLimit: 31/1m`, {}],
    ['another concurrency', `${ROOM}, concurrency: 3`, {}],
    ['no ends', `${ROOM}, sendResolved: false`, {}],
    ['a pause', `${ROOM}, suspended: true`, {}],
    ['private addresses', `${ROOM}, allowPrivate: true`, {}],
    ['a template', ROOM, { template: 'x' }],
  ])('is another one with %s', async (_, keys, more) => {
    expect(await hashOf(keys, room, more)).not.toBe(await hashOf(ROOM));
  });

  it('is another one for another transport with the same options', async () => {
    expect(await hashOf('transport: log', { ...log, name: 'other' })).not.toBe(await hashOf('transport: log', log));
  });
});
