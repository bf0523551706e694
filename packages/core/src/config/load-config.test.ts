import { inspect } from 'node:util';
import type { Notification } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import type { Config } from './config.ts';
import { loadConfig, loadConfigFromFiles } from './load-config.ts';
import { aFolder } from './testing/config-folder.ts';
import { load, mainWith, places } from './testing/load.ts';
import { loadOptions } from './testing/plugins.ts';

const EXAMPLE = `
version: 1
include: [teams/*.yaml]
server:
  listen: 127.0.0.1:9000
  externalUrl: https://alerts.example.com/
  auth: { bearer: "\${env:API_TOKEN}" }
store: sqlite:./data/signalbox.db
sources:
  mackerel:
    type: sender
    auth: { basic: { username: mackerel, password: "\${env:PASSWORD}" } }
    expireAfter: 7d
  open: { type: sender, resolveTimeout: 9m }
defaults:
  groupBy: [alertname, service]
  groupWait: 10s
channels:
  ops-room:
    transport: room
    room: "1234567"
    token: "\${file:secrets/ops}"
    notify: [critical, warning]
    template: short
  audit:
    transport: log
    sendResolved: false
    rateLimit: 60/1m
    concurrency: 1
    timeout: 3s
    retry: { giveUpAfter: 1h }
    suspended: true
    template: { text: { file: templates/long.hbs } }
templates:
  short:
    message: "<b>{{severity}}</b> {{labels.alertname}}"
routes:
  - name: payments
    match: { service: payments }
    to: [ops-room]
    repeatInterval: 12h
    routes:
      - match: { severity: critical, version: 1.10 }
        to: [audit, ops-room]
      - match: [severity="warning", host!~"test-.*"]
        groupBy: ["..."]
  - name: everything
    to: [audit]
    continue: true
unmatched: { to: [ops-room], groupBy: [] }
`;

const FILES = {
  'signalbox.yaml': EXAMPLE,
  'teams/b.yaml': 'routes: [{ match: { team: b }, to: [b-room] }]\n',
  'teams/a.yaml': 'channels: { b-room: { transport: log } }\nroutes: [{ name: a, match: { team: a }, to: [b-room] }]\n',
  'teams/a.test.yaml': 'this is: [no configuration',
  'teams/.hidden.yaml': 'this is: [no configuration',
  'templates/long.hbs': '{{severity}}: {{labels.alertname}}',
  'secrets/ops': 'room-token\n',
};
const ENV = { API_TOKEN: 'api-token', PASSWORD: 'pass-word' };

async function loadExample(): Promise<Config> {
  const { config, problems } = await load(FILES, { env: ENV });
  expect(problems).toEqual([]);
  if (config === undefined) throw new Error('the example does not load');
  return config;
}

describe('a configuration', () => {
  it('is loaded with its server and store', async () => {
    const { server, store } = await loadExample();
    expect(store).toBe('sqlite:./data/signalbox.db');
    expect(server).toEqual({
      listen: { host: '127.0.0.1', port: 9000 },
      externalUrl: 'https://alerts.example.com',
      auth: [{ type: 'bearer', token: 'api-token' }],
      egress: 'any',
      maxBodyBytes: 1_048_576,
    });
  });

  it('is loaded with its sources', async () => {
    const { sources } = await loadExample();
    expect([...sources.values()]).toMatchObject([
      {
        name: 'mackerel',
        options: { resolveTimeout: '5m' },
        auth: [{ type: 'basic', username: 'mackerel', password: 'pass-word' }],
        expireAfterMs: 604_800_000,
      },
      { name: 'open', options: { resolveTimeout: '9m' }, auth: [] },
    ]);
  });

  it('is loaded with its channels: what is written, what the transport says, what everybody has', async () => {
    const { channels } = await loadExample();
    expect([...channels.keys()]).toEqual(['ops-room', 'audit', 'b-room']);
    expect(channels.get('ops-room')).toMatchObject({
      options: { room: '1234567', token: 'room-token', notify: ['critical', 'warning'] },
      sendResolved: true,
      rateLimit: { count: 30, perMs: 60_000 },
      concurrency: 2,
      timeoutMs: 10_000,
      giveUpAfterMs: 86_400_000,
      suspended: false,
      allowPrivate: false,
    });
    expect(channels.get('audit')).toMatchObject({
      options: {},
      sendResolved: false,
      rateLimit: { count: 60, perMs: 60_000 },
      concurrency: 1,
      timeoutMs: 3_000,
      giveUpAfterMs: 3_600_000,
      suspended: true,
    });
    expect(channels.get('b-room')).toMatchObject({ concurrency: 4 });
    expect(channels.get('b-room')).not.toHaveProperty('rateLimit');
  });

  it('is loaded with its templates, written out or in files, and the default beside them', async () => {
    const { channels } = await loadExample();
    const room = channels.get('ops-room');
    expect([...(room?.parts.keys() ?? [])]).toEqual(['message']);
    expect(room?.parts.get('message')?.(aNotification)).toBe('<b>critical</b> Disk &lt;full&gt;');
    expect(room?.defaultParts.get('message')?.(aNotification)).toBe('default: critical');
    expect(channels.get('audit')?.parts.get('text')?.(aNotification)).toBe('critical: Disk <full>');
  });

  it('is loaded with its routes, each with what it inherits, the main file first and the others by path', async () => {
    const { routes } = await loadExample();
    expect(routes.routes.map(({ id }) => id)).toEqual([
      'payments',
      'everything',
      'teams/a.yaml:a',
      'teams/b.yaml:routes[0]',
    ]);
    const [payments, everything, ofTeam] = routes.routes;
    const groupBy = { type: 'labels', names: ['alertname', 'service'] };
    expect(payments).toMatchObject({ to: ['ops-room'], groupBy, groupWaitMs: 10_000, groupIntervalMs: 300_000 });
    expect(payments?.routes).toMatchObject([
      { id: 'payments/routes[0]', to: ['audit', 'ops-room'], groupBy, repeatIntervalMs: 43_200_000, continues: false },
      { id: 'payments/routes[1]', to: ['ops-room'], groupBy: { type: 'all' }, repeatIntervalMs: 43_200_000 },
    ]);
    expect(everything).toMatchObject({ to: ['audit'], repeatIntervalMs: 14_400_000, continues: true });
    expect(ofTeam).toMatchObject({ to: ['b-room'], groupWaitMs: 10_000 });
    expect(routes.unmatched).toMatchObject({
      id: 'unmatched',
      to: ['ops-room'],
      groupBy: { type: 'labels', names: [] },
    });
  });

  it('takes the numbers of matchers as they are written', async () => {
    const { routes } = await loadExample();
    const [critical] = routes.routes[0]?.routes ?? [];
    const labels = (version: string) => ({ labels: { severity: 'critical', version }, annotations: {} });
    expect(critical?.match.test(labels('1.10'))).toBe(true);
    expect(critical?.match.test(labels('1.1'))).toBe(false);
  });

  it('needs no more than version and unmatched', async () => {
    const { config, problems } = await load('version: 1\nunmatched: { to: [] }\n');
    expect(problems).toEqual([]);
    expect(config).toMatchObject({
      server: { listen: { host: '127.0.0.1', port: 8080 }, externalUrl: '', auth: [] },
      store: 'sqlite:./data/signalbox.db',
      routes: { routes: [], unmatched: { to: [], groupWaitMs: 30_000, groupBy: { names: ['alertname'] } } },
    });
  });

  it('is overruled by the command line', async () => {
    const overrides = { listen: '127.0.0.1:0', store: 'sqlite:/tmp/x.db' };
    const { config } = await load(FILES, { env: ENV, overrides });
    expect(config).toMatchObject({ server: { listen: { port: 0 } }, store: 'sqlite:/tmp/x.db' });
  });

  it('has other hashes when a template, an option or a secret changes, and the same when nothing does', async () => {
    const before = await loadExample();
    expect((await loadExample()).hash).toBe(before.hash);
    const hashesWith = async (change: Readonly<Record<string, string>>) => {
      const { config } = await load({ ...FILES, ...change }, { env: ENV });
      return [config?.channels.get('ops-room')?.hash, config?.channels.get('audit')?.hash, config?.hash];
    };
    const [room, audit, all] = await hashesWith({});
    expect([room, audit, all]).toEqual([before.channels.get('ops-room')?.hash, audit, before.hash]);
    expect(await hashesWith({ 'secrets/ops': 'new-token' })).toEqual([
      expect.not.stringMatching(`^${room}$`),
      audit,
      all,
    ]);
    const [sameRoom, otherAudit, otherAll] = await hashesWith({ 'templates/long.hbs': 'new' });
    expect(sameRoom).toBe(room);
    expect([otherAudit, otherAll]).not.toContain(audit);
    expect(otherAll).not.toBe(all);
  });
});

describe('the files of a configuration', () => {
  it('are given back with their texts, without secrets, for a later start', async () => {
    const folder = await aFolder(FILES);
    const first = await loadConfig(folder.file('signalbox.yaml'), loadOptions({ env: ENV }));
    expect(first.files.map(({ path }) => path)).toEqual([
      'signalbox.yaml',
      'teams/a.yaml',
      'teams/b.yaml',
      'templates/long.hbs',
    ]);
    await folder.write('signalbox.yaml', 'broken: [');
    await folder.write('teams/a.yaml', 'broken: [');
    await folder.write('teams/c.yaml', 'broken: [');
    await folder.write('templates/long.hbs', '{{broken');
    const again = await loadConfigFromFiles(first, loadOptions({ env: ENV }));
    expect(again.problems).toEqual([]);
    expect(again.config?.hash).toBe(first.config?.hash);
    expect(again.files).toEqual(first.files);
  });

  it('are all watched: those that are there, those that are not, and the folders of globs', async () => {
    const folder = await aFolder({
      ...FILES,
      'signalbox.yaml': mainWith('include: [teams/*.yaml, gone.yaml]\ntemplates: { x: { text: { file: gone.hbs } } }'),
    });
    const { watched } = await loadConfig(folder.path, loadOptions());
    const names = ['gone.hbs', 'gone.yaml', 'signalbox.yaml', 'teams', 'teams/a.yaml', 'teams/b.yaml'];
    expect(watched).toEqual(names.map(folder.file));
  });

  it('may be a folder with a signalbox.yaml', async () => {
    const folder = await aFolder({ ...FILES, 'other.yaml': 'not: included' });
    const { config, main, files } = await loadConfig(folder.path, loadOptions({ env: ENV }));
    expect(config).toBeDefined();
    expect(main).toBe(folder.file('signalbox.yaml'));
    expect(files.map(({ path }) => path)).not.toContain('other.yaml');
  });

  it('may be a folder of files, one of which is the main one', async () => {
    const folder = await aFolder({
      'a.yaml': 'channels: { a: { transport: log } }',
      'm.yaml': 'version: 1\nunmatched: { to: [a] }\n',
      'a.test.yaml': 'tests: []',
    });
    const { config, files, problems } = await loadConfig(folder.path, loadOptions());
    expect(problems).toEqual([]);
    expect(config?.routes.unmatched.to).toEqual(['a']);
    expect(files.map(({ path }) => path)).toEqual(['m.yaml', 'a.yaml']);
  });

  it('are read once, though several globs find them or they include each other', async () => {
    const { files, problems } = await load({
      'signalbox.yaml': mainWith('include: ["*.yaml", a.yaml, "{a,b}.yaml"]'),
      'a.yaml': 'include: [signalbox.yaml, b.yaml, a.yaml]',
      'b.yaml': 'include: [a.yaml]',
    });
    expect(problems).toEqual([]);
    expect(files.map(({ path }) => path)).toEqual(['signalbox.yaml', 'a.yaml', 'b.yaml']);
  });

  it('name others from the folder that they are in', async () => {
    const { config, problems } = await load({
      'signalbox.yaml': mainWith('include: [teams/a.yaml]'),
      'teams/a.yaml': `channels: { a: { transport: room, room: "1", token: "\${file:../token}", template: { message: { file: a.hbs } } } }`,
      'teams/a.hbs': 'from a',
      token: 'shared-token',
    });
    expect(problems).toEqual([]);
    expect(config?.channels.get('a')?.options).toMatchObject({ token: 'shared-token' });
    expect(config?.channels.get('a')?.parts.get('message')?.(aNotification)).toBe('from a');
  });
});

describe('a configuration with mistakes', () => {
  it('has all of them reported together, each at its place', async () => {
    const loaded = await load(
      {
        'signalbox.yaml': [
          'version: 1',
          'include: [teams/*.yaml, gone.yaml]',
          'server: { listen: 8080, externalURL: x }',
          'channels:',
          '  ops:',
          '    transport: room',
          '    rom: "1"',
          `    token: "\${env:GONE}"`,
          '    timeout: 10',
          '    template: { message: "{{lables.host}}" }',
          '  pager: { transport: hipcaht }',
          'routes:',
          '  - match: { ok: yes, on: true, host: { matches: "(" } }',
          '    to: [opps, ops]',
          '    routes: [{ groupWait: soon, mute: [nights] }]',
          '  - name: forgotten',
          'silences: []',
          'policies: []',
        ].join('\n'),
        'teams/a.yaml': 'channels: { ops: { transport: log } }\nunmatched: { to: [] }\nroutes: nothing\n',
        'teams/b.yaml': 'routes: [\n',
      },
      {},
    );
    expect(loaded.config).toBeUndefined();
    expect(places(loaded)).toEqual([
      '1:1 missing-key',
      '2:25 file-missing',
      '3:19 wrong-type',
      '3:25 unknown-key',
      '5:3 missing-key',
      '7:5 unknown-key',
      '8:12 secret-missing',
      '9:14 wrong-type',
      '10:29 template-path',
      '11:23 unknown-transport',
      '13:27 boolean-match',
      '13:50 bad-regex',
      '15:27 bad-duration',
      '15:33 not-yet-supported',
      '16:5 route-without-to',
      '17:1 not-yet-supported',
      '18:1 reserved-key',
      'teams/a.yaml:1:13 duplicate-name',
      'teams/a.yaml:2:1 main-file-only',
      'teams/a.yaml:3:9 wrong-type',
      'teams/b.yaml:2:1 yaml-syntax',
    ]);
    for (const { message, path } of loaded.problems)
      expect([message, typeof path]).toEqual([expect.any(String), 'string']);
  });

  it('says what would be right', async () => {
    const { problems } = await load(mainWith('channels:\n  ops: { transport: room, rom: a, room: b, token: abc }'));
    expect(problems).toEqual([
      {
        severity: 'error',
        code: 'unknown-key',
        file: 'signalbox.yaml',
        line: 4,
        column: 27,
        path: 'channels.ops.rom',
        message: 'unknown key "rom"',
        hint: 'did you mean "room"?',
      },
    ]);
  });

  it('goes on with what is usable: a broken channel is still known by its name', async () => {
    const loaded = await load(
      mainWith('channels: { ops: { transport: 5 }, two: nothing }\nroutes: [{ to: [ops, two] }]'),
    );
    expect(places(loaded)).toEqual(['3:31 wrong-type', '3:41 wrong-type']);
  });

  it('goes on with what is usable: a wrong option does not hide what the template has', async () => {
    const channel = 'c: { transport: room, room: r, token: abc, size: many, x: 1, template: { mesage: "{{foo}}" } }';
    expect(places(await load(mainWith(`channels:\n  ${channel}`)))).toEqual([
      '4:52 wrong-type',
      '4:58 unknown-key',
      '4:76 unknown-part',
    ]);
  });

  it('does not guess about channels while a file is no YAML', async () => {
    const loaded = await load({
      'signalbox.yaml': mainWith('include: [a.yaml]\nroutes: [{ to: [from-a] }]'),
      'a.yaml': 'channels: [ from-a: {',
    });
    expect(new Set(loaded.problems.map(({ code }) => code))).toEqual(new Set(['yaml-syntax']));
  });

  it('goes live in spite of warnings', async () => {
    const loaded = await load(mainWith('defaults: { repeatInterval: 1m }\nroutes: [{ to: [] }]'));
    expect(places(loaded)).toEqual(['3:29 repeat-shorter-than-group-interval (warning)']);
    expect(loaded.config).toBeDefined();
  });
});

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
    const { config, problems } = await load(files(), { env });
    expect(problems).toEqual([]);
    for (const canary of CANARIES) expect(config?.secrets.mask(`<${canary}>`)).toBe('<***>');
    const basic = Buffer.from('u:canary-basic').toString('base64');
    expect(config?.secrets.mask(`Basic ${basic}`)).toBe('Basic ***');
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

  it('that are too short to be hidden are warned of', async () => {
    expect(places(await load(mainWith('server: { auth: { bearer: ab } }')))).toEqual(['3:27 short-secret (warning)']);
  });

  it('do not show when a configuration is printed with them in it', async () => {
    const { secrets } = await load(files(), { env });
    expect(inspect(secrets, { depth: 9, showHidden: true }) + JSON.stringify({ secrets })).not.toContain('canary');
  });
});

const aNotification: Notification = {
  id: 'd1',
  thread: 't1',
  status: 'firing',
  severity: 'critical',
  reason: 'first',
  labels: { alertname: 'Disk <full>' },
  annotations: {},
  group: { id: 'g1', labels: {} },
  alerts: [],
  firing: [],
  resolved: [],
  suppressed: [],
  channel: 'ops-room',
  route: 'payments',
  externalUrl: '',
  now: 0,
};
