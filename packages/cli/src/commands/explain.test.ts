import { afterEach, describe, expect, it } from 'vitest';
import { aServer, fire, HOSTS, stopServers } from '../testing/a-server.ts';
import { aFolder, removeFolders, run, SHOP } from '../testing/run.ts';

afterEach(async () => {
  await stopServers();
  await removeFolders();
});

const explain = async (args: readonly string[], stdin = '') => {
  const cwd = await aFolder({ 'signalbox.yaml': SHOP, 'alerts.jsonl': stdin });
  return run(['explain', '-c', 'signalbox.yaml', ...args], { cwd, stdin });
};
const PAYLOAD =
  '{"event":"alert","type":"external","alert":{"id":"1","status":"critical","isOpen":true,"monitorName":"page"}}';

describe('explain', () => {
  it('says in JSON where an alert goes and why', async () => {
    const { code, stdout } = await explain([
      '--labels',
      '{"service":"payments","severity":"critical"}',
      '--format',
      'json',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      labels: { service: 'payments', severity: 'critical' },
      matches: [
        {
          route: 'payments/routes[0]',
          channels: ['pager', 'room'],
          group: { by: ['alertname', 'service'], key: { alertname: '', service: 'payments' } },
          groupWaitMs: 30_000,
          groupIntervalMs: 300_000,
          repeatIntervalMs: 14_400_000,
          muted: null,
        },
      ],
      channels: ['pager', 'room'],
      silencedBy: [],
      trace: [
        { route: 'payments', matched: true, by: 'service="payments"' },
        { route: 'payments/routes[0]', matched: true, by: 'severity="critical"' },
      ],
    });
  });

  it('names `unmatched` for an alert that no route takes, and what did not match', async () => {
    const { stdout } = await explain(['--labels', '{"service":"shop"}', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      matches: [{ route: 'unmatched', channels: ['room'] }],
      trace: [{ route: 'payments', matched: false, by: 'service="payments"' }],
    });
  });

  it('takes empty labels for absent, as routing does', async () => {
    const { stdout } = await explain(['--labels', '{"service":"","a":"b"}', '--format', 'json']);
    expect(JSON.parse(stdout).labels).toEqual({ a: 'b' });
  });

  it.each(['alerts.jsonl', '-'])(
    'reads alerts as JSON lines from %s, and answers one line each, in order',
    async (file) => {
      const lines = '{"labels":{"n":"1"}}\n\n{"labels":{"n":"2"},"annotations":{"a":"b"},"status":"resolved"}\n';
      const { code, stdout } = await explain(['--alerts', file, '--format', 'json'], lines);
      expect(code).toBe(0);
      expect(
        stdout
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line).labels),
      ).toEqual([{ n: '1' }, { n: '2' }]);
    },
  );

  it('reads raw payloads of a source', async () => {
    const { code, stdout } = await explain(['--source', 'mackerel', '--alerts', '-', '--format', 'json'], PAYLOAD);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).labels).toMatchObject({ alertname: 'page', severity: 'critical' });
  });

  it.each([
    ['not JSON', '{"labels":{}}\noops', ':2: it is not JSON'],
    ['no labels', '{}', ':1: "labels" is missing'],
    ['a label that is no text', '{"labels":{"n":1}}', ':1: "labels" must be an object of texts'],
    ['another key', '{"labels":{},"lables":{}}', ':1: "lables" is none of labels, annotations, status'],
    ['a wrong status', '{"labels":{},"status":"ok"}', ':1: "status" is "firing" or "resolved"'],
  ])('names file and line of %s, and exits with 1', async (_what, lines, message) => {
    const { code, stderr } = await explain(['--alerts', 'alerts.jsonl', '--format', 'json'], lines);
    expect([code, stderr]).toEqual([1, expect.stringContaining(`alerts.jsonl${message}`)]);
  });

  it('draws a tree for people', async () => {
    const { stdout } = await explain(['--labels', '{"service":"payments","severity":"critical"}']);
    expect(stdout).toBe(
      [
        'service="payments" severity="critical"',
        '├─ ✓ payments  service="payments"',
        '├─ ✓ payments/routes[0]  severity="critical"',
        '├─ → payments/routes[0] notifies pager, room',
        '│    group alertname="" service="payments"',
        '│    waits 30s, then every 5m, repeats after 4h',
        '└─ channels: pager, room',
        '',
      ].join('\n'),
    );
  });

  it('shows control characters of labels, and does not send them to the terminal', async () => {
    const { stdout } = await explain(['--labels', '{"a":"\\u001b[31m\\u202e"}']);
    expect(stdout).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
  });

  it.each([
    [['--labels', '[1]'], '--labels is not a JSON object of texts'],
    [['--source', 'mackerl', '--alerts', '-'], 'did you mean "mackerel"?'],
    [['--alerts', 'nowhere.jsonl'], 'cannot read nowhere.jsonl (ENOENT)'],
  ])('used wrongly is exit code 2: %j', async (args, message) => {
    const { code, stdout, stderr } = await explain(args);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(message)]);
  });

  it('with a broken configuration prints its problems, and exits with 1', async () => {
    const cwd = await aFolder({ 'signalbox.yaml': 'version: 1\n' });
    const { code, stdout, stderr } = await run(
      ['explain', '-c', 'signalbox.yaml', '--labels', '{}', '--format', 'json'],
      { cwd },
    );
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('signalbox.yaml:1:1');
  });

  it.each([
    ['2026-11-27T02:00:00+09:00', { by: ['nights'], until: '2026-11-27T08:00:00+09:00' }, ['rack move']],
    ['2026-11-27T09:00:00+09:00', null, []],
  ])(
    'with --at %s knows the mute times and planned silences of then, also for --labels',
    async (at, muted, silences) => {
      const cwd = await aFolder({ 'signalbox.yaml': NIGHTS });
      const args = ['explain', '-c', 'signalbox.yaml', '--at', at, '--format', 'json'];
      const labels = await run([...args, '--labels', '{"host":"db-1"}'], { cwd });
      const alerts = await run([...args, '--alerts', '-'], { cwd, stdin: '{"labels":{"host":"db-1"}}' });
      expect(alerts.stdout).toBe(labels.stdout);
      const { matches, silencedBy, ...more } = JSON.parse(labels.stdout);
      expect(matches).toMatchObject([{ route: 'routes[0]', muted }]);
      expect(silencedBy.map(({ comment }: { comment: string }) => comment)).toEqual(silences);
      expect(Object.keys(more)).toEqual(['labels', 'channels', 'trace']);
    },
  );

  it('with --url counts the ad-hoc silences and the firing alerts of the server', async () => {
    const config = `${HOSTS}inhibit: [{ source: { alertname: Down }, target: { alertname: Slow }, equal: [host] }]\n`;
    const server = await aServer(config);
    const fingerprint = await fire(server.url, { host: 'db-1' });
    const added = await server.signalbox(['silences', 'add', '-m', 'host=db-1', '--for', '1h', '--comment', 'disks']);
    const cwd = await aFolder({ 'signalbox.yaml': config });
    const args = [
      'explain',
      '-c',
      'signalbox.yaml',
      '--labels',
      '{"alertname":"Slow","host":"db-1"}',
      '--format',
      'json',
    ];
    const alone = await run(args, { cwd, env: { SIGNALBOX_URL: server.url } });
    expect(JSON.parse(alone.stdout)).toMatchObject({ silencedBy: [] });
    expect(alone.stdout).not.toContain('inhibitedBy');
    const asked = await run([...args, '--url', server.url], { cwd });
    expect(asked.code).toBe(0);
    expect(JSON.parse(asked.stdout)).toMatchObject({
      silencedBy: [{ id: added.stdout.trim(), comment: 'disks', until: expect.any(String) }],
      inhibitedBy: [fingerprint],
    });
  });

  it('with --url of no server is exit code 2', async () => {
    expect(await explain(['--labels', '{}', '--url', 'http://127.0.0.1:2'])).toMatchObject({ code: 2, stdout: '' });
  });
});

const NIGHTS = `
version: 1
channels: { room: { transport: log } }
muteTimes: { nights: { timeZone: Asia/Tokyo, intervals: [{ times: [{ from: "22:00", to: "08:00" }] }] } }
silences:
  - { match: { host: db-1 }, from: 2026-11-27T00:00:00+09:00, until: 2026-11-27T04:00:00+09:00, comment: rack move }
routes: [{ to: [room], mute: [nights] }]
unmatched: { to: [] }
`;
