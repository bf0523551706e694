import { afterEach, describe, expect, it } from 'vitest';
import { aFolder, removeFolders, run } from '../testing/run.ts';

afterEach(removeFolders);

const GOOD = `
route: { receiver: room }
receivers: [{ name: room, webhook_configs: [{ url: 'http://127.0.0.1:9/' }] }]
`;
const WITH_SLACK = `
route:
  receiver: room
receivers:
  - name: room
    slack_configs: [{ api_url: 'https://hooks.slack.com/services/canary', channel: '#ops' }]
`;

/** As `GET /api/v2/status` has it under `config.original`. */
const PRINTED = `global:
  resolve_timeout: 5m
  http_config:
    tls_config:
      insecure_skip_verify: false
    follow_redirects: true
    enable_http2: true
    proxy_url: null
  smtp_hello: localhost
  smtp_require_tls: true
  smtp_tls_config:
    insecure_skip_verify: false
  pagerduty_url: https://events.pagerduty.com/v2/enqueue
  opsgenie_api_url: https://api.opsgenie.com/
  wechat_api_url: https://qyapi.weixin.qq.com/cgi-bin/
  victorops_api_url: https://alert.victorops.com/integrations/generic/20131114/alert/
  telegram_api_url: https://api.telegram.org
  webex_api_url: https://webexapis.com/v1/messages
  rocketchat_api_url: https://open.rocket.chat/
  slack_app_url: https://slack.com/api/chat.postMessage
route:
  receiver: room
  group_by:
  - alertname
  continue: false
  routes:
  - receiver: room
    matchers:
    - team="db"
    continue: false
inhibit_rules: []
receivers:
- name: room
  webhook_configs:
  - send_resolved: true
    http_config:
      follow_redirects: true
      enable_http2: true
    url: http://127.0.0.1:9/
    url_file: ""
    max_alerts: 0
    timeout: 0s
templates: []
`;

const importing = async (text: string, ...more: readonly string[]) => {
  const cwd = await aFolder({ 'alertmanager.yml': text });
  return run(['import', 'alertmanager', 'alertmanager.yml', ...more], { cwd });
};

describe('import alertmanager', () => {
  it('prints a configuration and nothing else', async () => {
    const { code, stdout, stderr } = await importing(GOOD);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`# Made from alertmanager.yml by \`signalbox import alertmanager\`.

version: 1

# Prometheus sends to /api/v2/alerts, as to an Alertmanager: only the address in its configuration changes.
sources:
  prometheus: { type: alertmanager }

defaults: { groupBy: [], groupWait: 30s, groupInterval: 5m, repeatInterval: 4h }

channels:
  room:
    transport: webhook
    url: http://127.0.0.1:9/

# What no route takes: the receiver of Alertmanager's root route.
unmatched: { to: [room] }
`);
  });

  it('names on standard error what is not carried over, with file and line', async () => {
    const { code, stderr } = await importing(WITH_SLACK);
    expect(code).toBe(0);
    expect(stderr).toBe(
      [
        'note: alertmanager.yml:6: receivers[0].slack_configs[0]: `slack_configs` cannot be carried over; the channel writes to the log',
        'warning: NOBODY IS NOTIFIED: 1 receiver now only writes to the log: "room"; another `transport` of the channel ends this',
        '',
      ].join('\n'),
    );
  });

  it('says last which receivers notify nobody any more, but not those that have a webhook besides', async () => {
    const { code, stderr } = await importing(`
route: { receiver: pager }
receivers:
  - { name: pager, pagerduty_configs: [{ routing_key: k }], slack_configs: [{}] }
  - { name: mail, email_configs: [{ to: a@example.com }] }
  - { name: both, slack_configs: [{}], webhook_configs: [{ url: 'http://127.0.0.1:9/' }] }
  - { name: nobody }
`);
    const last = stderr.trimEnd().split('\n').at(-1);
    expect([code, last]).toEqual([
      0,
      expect.stringContaining('2 receivers now only write to the log: "pager", "mail";'),
    ]);
  });

  it('writes a configuration of which `check` says which routes notify nobody any more', async () => {
    const { stdout } = await importing(`
route:
  receiver: pager
  routes:
    - { receiver: both, matchers: ['team="a"'] }
    - { receiver: mail, matchers: ['team="b"'], routes: [{ matchers: ['severity="info"'] }] }
    - { receiver: nobody, matchers: ['team="c"'] }
receivers:
  - { name: pager, pagerduty_configs: [{ routing_key: k }] }
  - { name: mail, email_configs: [{ to: a@example.com }], victorops_configs: [{}] }
  - { name: both, slack_configs: [{}], webhook_configs: [{ url: 'http://127.0.0.1:9/' }] }
  - { name: nobody }
`);
    const cwd = await aFolder({ 'signalbox.yaml': stdout });
    const checked = await run(['check', 'signalbox.yaml', '--format', 'json'], { cwd });
    expect(checked.code).toBe(0);
    const { problems } = JSON.parse(checked.stdout);
    expect(problems.map(({ code, path, message }: Record<string, string>) => [code, path, message])).toEqual([
      [
        'stand-in-only',
        'routes[1].to',
        'nobody is notified: "mail" only stands in for email and "mail-2" only stands in for victorops',
      ],
      ['stand-in-only', 'unmatched.to', 'nobody is notified: "pager" only stands in for pagerduty'],
    ]);
  });

  it('keeps the old text as a comment, without its secrets', async () => {
    const { stdout } = await importing(WITH_SLACK);
    expect(stdout).toContain(`channels:
  # \`slack_configs\` cannot be carried over; the channel writes to the log. It said:
  # slack_configs:
  #   - api_url: https://hooks.slack.com/***
  #     channel: "#ops"
  room:
    transport: log
    insteadOf: slack
    sendResolved: false
`);
  });

  it('with --strict is 1 if something is not carried over, and prints all the same', async () => {
    expect(await importing(GOOD, '--strict')).toMatchObject({ code: 0 });
    expect(await importing(WITH_SLACK, '--strict')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('unmatched'),
    });
  });

  it('writes truths and numbers of an old text without quotes', async () => {
    const { stdout } = await importing(
      'route: { receiver: a }\nreceivers: [{ name: a, telegram_configs: [{ chat_id: 42, disable_notifications: true, message: "007" }] }]',
    );
    expect(stdout).toContain('#   - chat_id: 42\n  #     disable_notifications: true\n  #     message: "007"\n');
  });

  it('with --strict is 0 for what an Alertmanager prints of its own: defaults, and empty values', async () => {
    expect(await importing(PRINTED, '--strict')).toMatchObject({ code: 0, stderr: '' });
  });

  it('reads standard input', async () => {
    const { code, stdout } = await run(['import', 'alertmanager', '-'], { stdin: GOOD });
    expect([code, stdout]).toEqual([0, expect.stringContaining('unmatched: { to: [room] }')]);
  });

  it('of a bad file prints nothing but every mistake with its line, and exits with 1', async () => {
    const { code, stdout, stderr } = await importing('route:\n  receiver: rom\n  group_wait: 1 hour\nreceivers: []\n');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      [
        'error: alertmanager.yml:2: route.receiver: no receiver has the name "rom"',
        'error: alertmanager.yml:3: route.group_wait: this is not a duration (30s, 5m, 1h30m, 1d)',
        '',
      ].join('\n'),
    );
  });

  it.each([
    [['import', 'alertmanager', 'nowhere.yml'], 'cannot read nowhere.yml (ENOENT)'],
    [['import', 'alertmanager'], "missing required argument 'file'"],
    [['import', 'nagios', 'x'], "unknown command 'nagios'"],
  ])('used wrongly is exit code 2: %j', async (args, message) => {
    const { code, stdout, stderr } = await run(args);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(message)]);
  });

  it('sends nothing to the terminal that it would obey', async () => {
    const { stderr } = await importing('route: { receiver: "a\\e[31m" }\nreceivers: []\n');
    expect(stderr).not.toContain('\u001b');
  });
});
