import { describe, expect, it } from 'vitest';
import { aWrittenFile } from '../../testing/written-file.ts';
import { readDuration } from './read-duration.ts';

async function read(text: string | undefined, positive?: boolean, env = {}) {
  const written = Object.keys(env).length > 0 ? `\${env:TIME}` : text;
  const { file, compilation, reported } = await aWrittenFile(`defaults: { groupWait: "${written}" }`, { env });
  const place = { file, at: ['defaults', 'groupWait'], ...(positive === undefined ? {} : { positive }) };
  return { ms: readDuration(text, place, compilation), reported: reported() };
}

describe('a written duration', () => {
  it.each([
    ['500ms', 500],
    ['1h30m', 5_400_000],
    ['0s', 0],
  ])('%s is %d ms', async (text, ms) => expect(await read(text)).toEqual({ ms, reported: [] }));

  it('is undefined if it is not there', async () =>
    expect(await read(undefined)).toEqual({ ms: undefined, reported: [] }));

  it.each(['soon', '5', '', '1m1h', '-5s'])('%j is reported', async (text) => {
    const hint = 'write for instance `30s`, `5m`, `4h`, `1d` or `1h30m`';
    expect(await read(text)).toEqual({
      ms: undefined,
      reported: [`1:24 bad-duration: "${text}" is not a duration -> ${hint}`],
    });
  });

  it('is not quoted if it comes from the environment', async () => {
    const { reported } = await read('canary', false, { TIME: 'canary' });
    expect(reported).toEqual([expect.stringMatching(/^1:24 bad-duration: this is not a duration/)]);
  });

  it.each([
    ['0s', true, ['1:24 wrong-value: must be longer than 0s']],
    ['1ms', true, []],
    ['0s', false, []],
  ])('%s may be nothing only where that makes sense: %s', async (text, positive, reported) => {
    expect((await read(text, positive)).reported).toEqual(reported);
  });
});
