import { describe, expect, it } from 'vitest';
import { load, mainWith, places } from '../../testing/load-config.ts';

const ROOM = 'transport: room, room: r, token: abc';

describe('a mistake is reported once', () => {
  it.each([
    [
      'an option whose variable is missing',
      `channels: { c: { transport: room, room: nowhere, token: "\${env:GONE}" } }`,
    ],
    ['an option within one', `channels: { c: { ${ROOM.replace('r,', 'nowhere,')}, headers: { a: "\${env:GONE}" } } }`],
  ])('the transport is not asked about %s', async (_, lines) => {
    const { problems } = await load(mainWith(lines));
    expect(problems.map(({ code }) => code)).toEqual(['secret-missing']);
  });

  it('a variable that is missing is named, also where a secret should stand', async () => {
    const { problems } = await load(
      mainWith(
        `server: { auth: { basic: { username: u, password: "\${env:GONE}" } } }\nchannels: { c: { transport: room, room: r, token: "\${env:GONE}" } }`,
      ),
    );
    expect(problems.map(({ message }) => message)).toEqual([
      `\${env:GONE} cannot be filled: the environment has no GONE`,
      `\${env:GONE} cannot be filled: the environment has no GONE`,
    ]);
  });

  it.each([
    ['channels', `chanels: { c: { ${ROOM} } }\nroutes: [{ to: [c] }]`],
    ['templates', `tempaltes: { t: { message: x } }\nchannels: { c: { ${ROOM}, template: t } }`],
    ['muteTimes', 'mutetimes: { m: { intervals: [] } }\nroutes: [{ to: [], mute: [m] }]'],
  ])('what stands below a misspelt `%s` has its names', async (_, lines) => {
    expect(places(await load(mainWith(lines)))).toEqual(['3:1 unknown-key']);
  });

  it('names that are nowhere are reported all the same', async () => {
    expect(places(await load(mainWith(`chanels: { c: {} }\nroutes: [{ to: [c, d] }]`)))).toEqual([
      '3:1 unknown-key',
      '4:20 unknown-channel',
    ]);
  });

  it.each([
    ['version', 'verison: 1\nunmatched: { to: [] }\n', '1:1 unknown-key'],
    ['unmatched', 'version: 1\nunmathced: { to: [] }\n', '2:1 unknown-key'],
  ])('a misspelt `%s` is not missing as well', async (_, text, place) => {
    expect(places(await load(text))).toEqual([place]);
  });
});
