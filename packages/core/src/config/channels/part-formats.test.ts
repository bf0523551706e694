import { ok, type Transport } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { load, mainWith } from '../../testing/load-config.ts';
import { loadOptions } from '../../testing/plugins.ts';

/** A plugin in JavaScript, which no compiler has looked at. */
function declaring(part: unknown): Transport {
  const parts: Transport['parts'] = () => JSON.parse(JSON.stringify({ text: part }));
  return {
    contract: 1,
    name: 'odd',
    options: {},
    parts,
    request: () => ({ method: 'GET', url: 'http://x/' }),
    classify: () => ok,
  };
}

describe('the parts that a transport declares', () => {
  it.each([
    [{ format: 'markdown' }, 'with the format "markdown"; there are html, text, json'],
    [{}, 'with the format undefined; there are'],
    [null, 'with the format undefined; there are'],
    [{ format: 'text', default: 5 }, 'with a default that is not a text'],
  ])('are refused: %j', async (part, fault) => {
    const transports = new Map([['odd', declaring(part)]]);
    const { config, problems } = await load(
      mainWith('channels: { c: { transport: odd } }'),
      loadOptions({ builtin: { transports } }),
    );
    expect(config).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'plugin-failed', path: 'channels.c' }]);
    expect(problems[0]?.message).toContain(`the transport odd declares the part text ${fault}`);
  });
});
