import { describe, expect, it } from 'vitest';
import { errorsOf, importing } from './testing/importing.ts';

const receivers = (text: string) => importing(`route: { receiver: a }\nreceivers:\n${text}`);
/** What the channel says that it stands in for. */
const nameOf = (kind: string) => kind.replace('_configs', '');
const errors = (text: string) => errorsOf(`route: { receiver: a }\nreceivers:\n${text}`);

describe('receivers', () => {
  it.each([
    ['email_configs', '{ to: a@example.com }', false],
    ['slack_configs', '{ channel: "#a" }', false],
    ['wechat_configs', '{ to_user: a }', false],
    ['pagerduty_configs', '{ routing_key: canary }', undefined],
    ['opsgenie_configs', '{ api_key: canary }', undefined],
    ['pushover_configs', '{ user_key: canary, token: canary }', undefined],
    ['victorops_configs', '{ api_key: canary, routing_key: canary }', undefined],
    ['sns_configs', '{ topic_arn: a, sigv4: { access_key: canary, secret_key: canary } }', undefined],
    ['telegram_configs', '{ bot_token: canary, chat_id: 1 }', undefined],
    ['webex_configs', '{ room_id: a, http_config: { authorization: { credentials: canary } } }', undefined],
    ['discord_configs', '{ webhook_url: "https://example.com/canary" }', undefined],
    ['msteams_configs', '{ webhook_url: "https://example.com/canary" }', undefined],
    ['msteamsv2_configs', '{ webhook_url: "https://example.com/canary" }', undefined],
    ['jira_configs', '{ project: a, http_config: { basic_auth: { username: u, password: canary } } }', undefined],
    ['rocketchat_configs', '{ token: canary, token_id: canary }', undefined],
    ['incidentio_configs', '{ alert_source_token: canary }', undefined],
    ['mattermost_configs', '{ webhook_url: "https://example.com/canary" }', undefined],
    ['hipchat_configs', '{ auth_token: canary, room_id: a }', undefined],
  ])('with %s write to the log, with the old text as a comment and no secret in it', (kind, config, sendResolved) => {
    const { yaml, config: imported, notes } = receivers(`  - { name: a, ${kind}: [${config}] }`);
    expect(imported.channels).toEqual({
      a: { transport: 'log', insteadOf: nameOf(kind), ...(sendResolved === undefined ? {} : { sendResolved }) },
    });
    expect(notes).toEqual([`\`${kind}\` cannot be carried over; the channel writes to the log`]);
    expect(yaml).toContain(`# ${kind}:\n`);
    expect(yaml).not.toContain('canary');
  });

  it.each([
    ['slack_configs', true, undefined],
    ['slack_configs', false, false],
    ['pagerduty_configs', false, false],
    ['pagerduty_configs', true, undefined],
  ])('with %s and send_resolved %s say so', (kind, value, sendResolved) => {
    const { config } = receivers(`  - { name: a, ${kind}: [{ send_resolved: ${value} }] }`);
    expect(config.channels.a).toEqual({
      transport: 'log',
      insteadOf: nameOf(kind),
      ...(sendResolved === undefined ? {} : { sendResolved }),
    });
  });

  it('become a channel for each integration, in their order', () => {
    const { config } = receivers('  - { name: a, slack_configs: [{}, {}], email_configs: [{}] }\n  - { name: b }');
    expect(Object.keys(config.channels)).toEqual(['a', 'a-2', 'a-3']);
    expect(config.unmatched).toEqual({ to: ['a', 'a-2', 'a-3'] });
  });

  it('say what else of them is not carried over', () => {
    const { yaml, notes } = receivers('  - { name: a, labels: { a: b }, slack_configs: [{}] }');
    expect(notes).toContain('`labels` of a receiver is not carried over');
    expect(yaml).toContain('# `labels` of a receiver is not carried over');
  });

  it.each([
    ['no name', '  - { slack_configs: [{}] }', 'a receiver has no name'],
    ['an empty name', '  - { name: "" }', 'a receiver has no name'],
    ['one name for two', '  - { name: a }\n  - { name: a }', 'two receivers have the name "a"'],
    [
      'one that is misspelled',
      '  - { name: a, webhook_config: [{}] }',
      '3: "webhook_config" is not a key of a receiver; did you mean "webhook_configs"?',
    ],
    [
      'one that no version knows',
      '  - { name: a, pigeon_configs: [{}] }',
      '3: "pigeon_configs" is not a key of a receiver',
    ],
    ['integrations that are a map', '  - { name: a, slack_configs: {} }', 'a list is expected here'],
    ['an integration that is a text', '  - { name: a, slack_configs: [x] }', 'a map is expected here'],
  ])('may not have %s', (_what, text, error) => {
    expect(errors(text)).toContainEqual(expect.stringContaining(error));
    expect(receivers(text).yaml).toBeUndefined();
  });
});
