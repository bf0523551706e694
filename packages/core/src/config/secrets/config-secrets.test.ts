import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { load, mainWith, places } from '../../testing/load-config.ts';

describe('the secrets of a configuration', () => {
  const CANARIES = [
    'canary-bearer',
    'canary-basic',
    'canary-path',
    'canary-token',
    'canary-header',
    'canary-store',
    'canary-url',
  ];
  const main = (more: string) => `version: 1
store: postgres://me:canary-store@127.0.0.1/db
server: { auth: { bearer: canary-bearer } }
sources:
  one: { type: sender, auth: [{ basic: { username: u, password: canary-basic } }, { secret: "\${env:PATH_SECRET}" }] }
channels:
  ops: { transport: room, room: r, token: "\${file:token}", url: "https://me:canary-url@127.0.0.1/", headers: { a: canary-header }${more} }
unmatched: { to: [ops] }
`;
  const files = (more = '') => ({ 'signalbox.yaml': main(more), token: 'canary-token\n' });
  const env = { PATH_SECRET: 'canary-path' };

  it('are known, wherever they came from', async () => {
    const { secrets, problems } = await load(files(), { env });
    expect(problems.map(({ code }) => code)).toEqual(['not-yet-supported']);
    for (const canary of CANARIES) expect(secrets.mask(`<${canary}>`)).toBe('<***>');
    const basic = Buffer.from('u:canary-basic').toString('base64');
    expect(secrets.mask(`Basic ${basic}`)).toBe('Basic ***');
  });

  it.each([
    ['a wrong option', ', nottify: 1'],
    ['an unknown transport', ', transport: x'],
    ['no YAML', ' ] '],
  ])('are known and in no problem when the file has %s', async (_, more) => {
    const { config, secrets, problems } = await load(files(more), { env });
    expect(config).toBeUndefined();
    expect(JSON.stringify(problems)).not.toContain('canary');
    for (const canary of CANARIES) expect(secrets.mask(`<${canary}>`)).toBe('<***>');
  });

  it('are not quoted where they are of no use', async () => {
    const { problems } = await load(
      mainWith(
        `server: { listen: "\${env:S}" }\nchannels: { ops: { transport: log, timeout: "\${env:S}" } }\nroutes: [{ to: ["\${env:S}"] }]`,
      ),
      { env: { S: 'canary-elsewhere' } },
    );
    expect(problems.map(({ code }) => code)).toEqual(['bad-listen', 'bad-duration', 'unknown-channel']);
    expect(JSON.stringify(problems)).not.toContain('canary');
  });

  it('are also what the environment and files gave for texts that no schema marks; defaults are none', async () => {
    const { secrets } = await load(
      {
        'signalbox.yaml': mainWith(
          `templates: { t: { text: "\${env:KEY} \${file:more} \${env:NONE:-canary-default} \${env:SET:-x}" } }`,
        ),
        more: 'canary-file\n',
      },
      { env: { KEY: 'canary-key', SET: 'canary-set' } },
    );
    for (const canary of ['canary-key', 'canary-file', 'canary-set']) expect(secrets.mask(canary)).toBe('***');
    expect(secrets.mask('canary-default x')).toBe('canary-default x');
  });

  it('that are too short to be hidden are warned of', async () => {
    expect(places(await load(mainWith('server: { auth: { bearer: ab } }')))).toEqual(['3:27 short-secret (warning)']);
  });

  it('do not show when a configuration is printed with them in it', async () => {
    const { secrets } = await load(files(), { env });
    expect(inspect(secrets, { depth: 9, showHidden: true }) + JSON.stringify({ secrets })).not.toContain('canary');
  });
});
