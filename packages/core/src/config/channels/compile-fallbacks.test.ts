import { describe, expect, it } from 'vitest';
import { aWrittenFile } from '../../testing/written-file.ts';
import { collectDefinitions } from '../collect-definitions.ts';
import { compileFallbacks } from './compile-fallbacks.ts';

/** Compiles these channels, each with these keys. */
async function compile(channels: Readonly<Record<string, string>>) {
  const lines = Object.entries(channels).map(([name, keys]) => `  ${name}: { transport: log${keys && `, ${keys}`} }`);
  const one = await aWrittenFile(`channels:\n${lines.join('\n')}`);
  const fallbacks = compileFallbacks(collectDefinitions([one], one.compilation).channels, one.compilation);
  return { fallbacks: Object.fromEntries(fallbacks), reported: one.reported() };
}

describe('the fallbacks of channels', () => {
  it('are chains, each after its time', async () => {
    const { fallbacks, reported } = await compile({ a: 'fallback: b', b: 'fallback: c, fallbackAfter: 1m30s', c: '' });
    expect(fallbacks).toEqual({ a: { channel: 'b', afterMs: 600_000 }, b: { channel: 'c', afterMs: 90_000 } });
    expect(reported).toEqual([]);
  });

  it('are channels: another name is told with the one that was meant', async () => {
    const { fallbacks, reported } = await compile({ pager: 'fallback: rom', room: '' });
    expect(fallbacks).toEqual({});
    expect(reported).toEqual(['2:38 unknown-channel: "rom" is not the name of a channel -> did you mean "room"?']);
  });

  it.each([
    [{ a: 'fallback: a' }, ['2:34 fallback-cycle: the channel "a" is its own fallback']],
    [
      { x: 'fallback: a', a: 'fallback: b', b: 'fallback: a' },
      ['3:34 fallback-cycle: the fallbacks go in a circle: "a" -> "b" -> "a"'],
    ],
  ])('never lead back to where they begin: %#', async (channels: Record<string, string>, messages) => {
    const { reported } = await compile(channels);
    const hint = ' -> name a channel that reaches people in another way, and end the chain there';
    expect(reported).toEqual(messages.map((message) => `${message}${hint}`));
  });

  it('are worth a warning, where a time has none', async () => {
    expect((await compile({ a: 'fallbackAfter: 5m' })).reported).toEqual([
      '2:24 fallback-missing (warning): this channel has no fallback: nobody is notified after this time -> add `fallback: CHANNEL`, or remove it',
    ]);
  });
});
