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
      'note: alertmanager.yml:6: receivers[0].slack_configs[0]: `slack_configs` cannot be carried over; the channel writes to the log\n',
    );
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
