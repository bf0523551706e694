import { afterEach, describe, expect, it } from 'vitest';
import { aFolder, removeFolders, run, SHOP } from '../testing/run.ts';

afterEach(removeFolders);

const DOWN = '{"labels":{"alertname":"Down","host":"db-1","severity":"critical"}}';

const render = async (args: readonly string[], stdin = DOWN, config = SHOP) => {
  const cwd = await aFolder({ 'signalbox.yaml': config });
  return run(['render', '-c', 'signalbox.yaml', '--alerts', '-', ...args], { cwd, stdin });
};

describe('render', () => {
  it('prints the request that the channel would send, with the secrets masked', async () => {
    const { code, stdout } = await render(['--channel', 'room', '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      method: 'POST',
      url: 'http://127.0.0.1:1/v2/room/1/notification',
      headers: { authorization: 'Bearer ***' },
      json: { message: '<b>critical</b> Down on db-1', message_format: 'html', color: 'red', notify: true },
    });
  });

  it('shows it to people as it would look on the wire', async () => {
    const { stdout } = await render(['--channel', 'room']);
    expect(stdout).toMatch(
      /^POST http:\/\/127\.0\.0\.1:1\/v2\/room\/1\/notification\nauthorization: Bearer \*\*\*\n\n\{/,
    );
  });

  it('has one request for each alert, of raw payloads as well, resolved ones among them', async () => {
    const payload = (id: string, isOpen: boolean) =>
      JSON.stringify({ event: 'alert', alert: { id, isOpen, status: isOpen ? 'warning' : 'ok', monitorName: id } });
    const lines = `${payload('a', true)}\n${payload('b', false)}`;
    const { stdout } = await render(['--channel', 'room', '--source', 'mackerel', '--format', 'json'], lines);
    const colours = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).json.color);
    expect(colours).toEqual(['yellow', 'green']);
  });

  it('names the route by which the alert reaches the channel, and its group', async () => {
    const config = SHOP.replace(
      '<b>{{severity}}</b> {{labels.alertname}} on {{labels.host}}',
      '{{route}} {{group.labels.service}} {{reason}} {{externalUrl}}',
    );
    const alert = '{"labels":{"service":"payments","severity":"critical"}}';
    const { stdout } = await render(['--channel', 'room', '--format', 'json'], alert, config);
    expect(JSON.parse(stdout).json.message).toBe('payments/routes[0] payments first https://alerts.example.com');
  });

  it('shows what a transport without requests would do', async () => {
    const { stdout } = await render(['--channel', 'pager', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      log: { channel: 'pager', status: 'firing', msg: expect.stringContaining('Down') },
    });
  });

  it('is as if it were another time', async () => {
    const config = SHOP.replace(
      '<b>{{severity}}</b> {{labels.alertname}} on {{labels.host}}',
      "{{formatTime now 'Asia/Tokyo' 'yyyy'}}",
    );
    const { stdout, stderr } = await render(
      ['--channel', 'room', '--at', '2001-02-03T04:05:06Z', '--format', 'json'],
      DOWN,
      config,
    );
    expect(stdout + stderr).toContain('2001');
  });

  it('of a channel that does not exist is exit code 2, and names the one that was meant', async () => {
    expect(await render(['--channel', 'rom'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('did you mean "room"?'),
    });
  });

  it('of a line that is no alert is exit code 1', async () => {
    expect(await render(['--channel', 'room'], 'oops')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('stdin:1: it is not JSON'),
    });
  });

  it('says that a body is not JSON, and shows the default one that is sent', async () => {
    const hook =
      '{ transport: webhook, url: "https://hooks.example/", template: { body: \'{"v": {{annotations.value}} }\' } }';
    const config = `version: 1\nchannels: { hook: ${hook} }\nunmatched: { to: [hook] }\n`;
    const { code, stdout, stderr } = await render(['--channel', 'hook', '--format', 'json'], DOWN, config);
    expect(code).toBe(1);
    expect(stderr).toContain("the template's part body fails, and the default is sent: the text is not JSON: ");
    const { body } = JSON.parse(stdout);
    expect(JSON.parse(body)).toMatchObject({
      version: '4',
      signalbox: { note: expect.stringContaining('template failed') },
    });
  });

  it('masks what came from the environment, wherever it stands, and nothing else', async () => {
    const config = SHOP.replace('<b>{{severity}}</b>', `\${env:KEY} \${env:NONE:-canary-default} <b>{{severity}}</b>`);
    const cwd = await aFolder({ 'signalbox.yaml': config });
    for (const format of ['json', 'pretty']) {
      const args = ['render', '-c', 'signalbox.yaml', '--alerts', '-', '--channel', 'room', '--format', format];
      const { stdout } = await run(args, { cwd, stdin: DOWN, env: { KEY: 'true' } });
      expect(stdout).toContain('*** canary-default <b>critical</b> Down on db-1');
      expect(stdout).toMatch(/"notify": ?true/);
    }
  });

  it('says in a sentence that a transport fails, with the secrets masked', async () => {
    const plugin = `export const transport = { contract: 1, name: 'bad', options: { type: 'object', properties: { key: { type: 'string', writeOnly: true } } },
      parts: () => ({ text: { format: 'text' } }), request: (_, { key }) => { throw new Error('no way with ' + key); }, classify: () => ({ type: 'ok' }) };`;
    const cwd = await aFolder({
      'bad.mjs': plugin,
      'signalbox.yaml': 'version: 1\nchannels: { c: { transport: ./bad.mjs, key: CANARY } }\nunmatched: { to: [c] }\n',
    });
    const args = ['render', '-c', 'signalbox.yaml', '--alerts', '-', '--channel', 'c'];
    const { code, stdout, stderr } = await run(args, { cwd, stdin: DOWN });
    expect([code, stdout, stderr]).toEqual([1, '', 'error: the transport bad fails: no way with ***\n']);
  });

  it('with --group has one message for the alerts of a group, as they are routed', async () => {
    const config = SHOP.replace(
      '<b>{{severity}}</b> {{labels.alertname}} on {{labels.host}}',
      '{{route}} {{group.labels.service}} {{status}} {{firing.length}}+{{resolved.length}} {{labels.host}}{{labels.rack}}',
    );
    const alert = (labels: Readonly<Record<string, string>>, status = 'firing') => JSON.stringify({ labels, status });
    const lines = [
      alert({ service: 'payments', host: 'a', rack: 'r1' }),
      alert({ service: 'shop', host: 'b' }),
      alert({ service: 'payments', host: 'c', rack: 'r1' }),
      alert({ service: 'payments', host: 'd', rack: 'r1' }, 'resolved'),
      alert({ service: 'payments', host: 'a', rack: 'r1' }),
    ];
    const { code, stdout } = await render(
      ['--channel', 'room', '--group', '--format', 'json'],
      lines.join('\n'),
      config,
    );
    const messages = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).json.message);
    expect([code, messages]).toEqual([0, ['payments payments firing 2+1 r1', 'unmatched shop firing 1+0 b']]);
  });
});
