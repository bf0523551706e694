import { describe, expect, it } from 'vitest';
import { importAlertmanager } from './import-alertmanager.ts';

/** A file with these lines at its end; the receiver stands in line 2. */
function imported({ receiver = '', route = '', more = '' }) {
  const text = `route: { receiver: a, routes: [{ receiver: a, matchers: [a=b]${route} }] }\nreceivers: [{ name: a${receiver} }]\n${more}`;
  return importAlertmanager(text, 'alertmanager.yml');
}

const told = (file: Parameters<typeof imported>[0]) =>
  imported(file).errors.map(({ line, path, message }) => `${line} ${path}: ${message}`);

const AT = 'receivers[0]';

// `amtool check-config` (0.25) refuses each of these kinds of mistakes; what it does not know yet comes from the documentation.
describe('what Alertmanager refuses is refused', () => {
  it.each([
    ['"true"', 'this must be true or false, without quotes'],
    ['"yes"', 'this must be true or false, without quotes'],
    ['tRUE', 'this must be true or false'],
    ['1', 'this must be true or false'],
  ])('a truth that is none: %s', (written, message) => {
    expect(told({ route: `, continue: ${written}` })).toEqual([`1 route.routes[0].continue: ${message}`]);
  });

  it.each(['yes', 'On', 'TRUE', 'false', 'n'])('but not a truth of YAML 1.1: %s', (written) => {
    expect(told({ route: `, continue: ${written}` })).toEqual([]);
  });

  it.each([
    ['discord_configs', 'webhok_url', 'webhook_url'],
    ['email_configs', 'requre_tls', 'require_tls'],
    ['msteams_configs', 'sumary', 'summary'],
    ['msteamsv2_configs', 'titel', 'title'],
    ['opsgenie_configs', 'api_kye', 'api_key'],
    ['pagerduty_configs', 'sevrity', 'severity'],
    ['pushover_configs', 'user_kee', 'user_key'],
    ['slack_configs', 'chanel', 'channel'],
    ['sns_configs', 'topic_arm', 'topic_arn'],
    ['telegram_configs', 'chatid', 'chat_id'],
    ['victorops_configs', 'routing_kee', 'routing_key'],
    ['webex_configs', 'roomid', 'room_id'],
    ['wechat_configs', 'corpid', 'corp_id'],
  ])('a misspelt key of %s', (kind, written, meant) => {
    expect(told({ receiver: `, ${kind}: [{ ${written}: x }]` })).toEqual([
      `2 ${AT}.${kind}[0].${written}: "${written}" is not a key of \`${kind}\`; did you mean "${meant}"?`,
    ]);
  });

  it.each([
    ['short_fields: "true"', 'short_fields: this must be true or false, without quotes'],
    ['send_resolved: maybe', 'send_resolved: this must be true or false'],
    ['actions: x', 'actions: a list is expected here'],
    [
      'http_config: { proxy_ur: x }',
      'http_config.proxy_ur: "proxy_ur" is not a key of an HTTP client; did you mean "proxy_url"?',
    ],
    [
      'http_config: { tls_config: { cafile: x } }',
      'http_config.tls_config.cafile: "cafile" is not a key of TLS; did you mean "ca_file"?',
    ],
    ['http_config: { oauth2: { client: x } }', 'http_config.oauth2.client: "client" is not a key of `oauth2`'],
  ])('a setting of Slack: %s', (written, problem) => {
    expect(told({ receiver: `, slack_configs: [{ ${written} }]` })).toEqual([`2 ${AT}.slack_configs[0].${problem}`]);
  });

  it.each([
    ['templates: x', 'templates: a list is expected here'],
    ['templates: [{ a: b }]', 'templates[0]: a text is expected here'],
    ['global: { smtp_require_tls: "no" }', 'global.smtp_require_tls: this must be true or false, without quotes'],
    [
      'global: { smtp_tls_config: { insecure_skip_verfy: true } }',
      'global.smtp_tls_config.insecure_skip_verfy: "insecure_skip_verfy" is not a key of TLS; did you mean "insecure_skip_verify"?',
    ],
    [
      'global: { http_config: { follow_redirect: true } }',
      'global.http_config.follow_redirect: "follow_redirect" is not a key of an HTTP client; did you mean "follow_redirects"?',
    ],
  ])('beside the routes: %s', (more, problem) => expect(told({ more })).toEqual([`3 ${problem}`]));

  it('but a key that is like no other may be of a newer version: a note', () => {
    const { errors, notes } = imported({ receiver: ', slack_configs: [{ quantum_entangled: x }]' });
    expect(errors).toEqual([]);
    expect(notes.map(({ message }) => message)).toContain(
      '"quantum_entangled" is not a key of `slack_configs` that is known here: is it of a newer Alertmanager?',
    );
  });
});
