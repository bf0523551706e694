import { dirname, join } from 'node:path';
import { aNotification } from '@signalbox/sdk/testing';
import { describe, expect, it } from 'vitest';
import { ENV, FILES } from '../testing/example-config.ts';
import { load, mainWith, tell } from '../testing/load-config.ts';
import type { Config } from './config.ts';

/** Its alert's name needs escaping in HTML. */
const notification = aNotification({ severity: 'critical', labels: { alertname: 'Disk <full>' } });

async function loadExample(): Promise<Config> {
  const { config, problems } = await load(FILES, { env: ENV });
  expect(problems).toEqual([]);
  if (config === undefined) throw new Error('the example does not load');
  return config;
}

describe('a configuration', () => {
  it('lets paths in options start at the file that says them', async () => {
    const channel = (name: string, caFile: string) =>
      `channels: { ${name}: { transport: room, room: a, token: secret, caFile: ${caFile} } }`;
    const { config, main } = await load({
      'signalbox.yaml': mainWith(`include: [teams/*.yaml]\n${channel('one', '/etc/ca.pem')}`),
      'teams/a.yaml': channel('two', 'ca.pem'),
    });
    expect(config?.channels.get('one')?.options).toMatchObject({ caFile: '/etc/ca.pem' });
    expect(config?.channels.get('two')?.options).toMatchObject({ caFile: join(dirname(main), 'teams', 'ca.pem') });
  });

  it.each([
    [
      'channels:\n  a: &base { transport: room, room: r, token: abcdef }\n  b: { <<: *base, room: x }',
      ['5:8 transport, token'],
    ],
    ['channels: { <<: { a: { transport: room, room: r, token: abcdef } } }', ['3:13 a']],
    ['defaults: { <<: { groupWait: 1s, colour: red } }', ['3:13 groupWait']],
    ['routes:\n  - { <<: { match: { a: b }, to: [ops], room: r } }', ['4:7 match, to']],
    ['routes:\n  - { to: [], routes: [{ name: x, <<: { match: { a: b }, groupWaits: 1s } }] }', ['4:35 match']],
    ['silences:\n  - { <<: { match: { a: b }, until: 2099-01-01T00:00:00Z } }', ['4:7 match, until']],
    ['inhibit:\n  - { <<: { source: { a: b } }, equal: [c] }', ['4:7 source']],
    [
      'muteTimes: { n: { <<: { timeZone: Asia/Tokyo, room: r }, intervals: [{ weekdays: [mon] }] } }',
      ['3:19 timeZone'],
    ],
    ['server: { <<: { listen: "127.0.0.1:1" } }', ['3:11 listen']],
    ['sources: { m: { <<: { type: mackerel } } }', ['3:17 type']],
  ])('with a merge key is told that with what to write, and nothing that follows from it: %s', async (text, merges) => {
    const { problems } = await load(mainWith(text));
    const told = merges.map((merge) => merge.split(/ (.*)/));
    expect(problems.filter(({ severity }) => severity === 'error').map(tell)).toEqual(
      told.map(
        ([at, keys]) => `${at} unknown-key: unknown key "<<" -> merge keys are not part of YAML 1.2: write out ${keys}`,
      ),
    );
  });

  it('with a merge key that brings nothing allowed is told to remove it, and what it was merged from', async () => {
    const text = 'base: &base { room: r }\nroutes:\n  - { <<: *base, match: { a: b }, to: [] }';
    expect((await load(mainWith(text))).problems.map(tell)).toEqual([
      '3:1 unknown-key: unknown key "base" -> remove it once its entries are written out where `<<` names it',
      '5:7 unknown-key: unknown key "<<" -> merge keys are not part of YAML 1.2: remove it',
    ]);
  });

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
    expect(room?.parts.get('message')?.(notification)).toBe('<b>critical</b> Disk &lt;full&gt;');
    expect(room?.defaultParts.get('message')?.(notification)).toBe('default: critical');
    expect(channels.get('audit')?.parts.get('text')?.(notification)).toBe('critical: Disk <full>');
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
