import { didYouMean } from '@signalbox/core';
import { HTTP_KEYS, OAUTH_KEYS, TLS_KEYS } from './known-keys.ts';
import type { Problems } from './problems.ts';
import { mapReader } from './read-values.ts';
import type { Written, WrittenMap } from './written.ts';

/** The keys of an integration, and of which kind their values are where Alertmanager takes no other. */
interface Settings {
  readonly keys: readonly string[];
  readonly booleans: readonly string[];
  readonly lists: readonly string[];
}

/**
 * The settings of integrations that have no transport here. They are only shown, but a file that Alertmanager refuses
 * is none that anybody runs.
 *
 * @see https://prometheus.io/docs/alerting/latest/configuration/#receiver-integration-settings
 */
const INTEGRATIONS: ReadonlyMap<string, Settings> = new Map([
  ['discord_configs', settings('webhook_url webhook_url_file title message content username avatar_url')],
  [
    'email_configs',
    settings(
      `to from smarthost hello auth_username auth_password auth_password_file auth_secret auth_secret_file auth_identity
      tls_config html text headers threading`,
      { booleans: 'require_tls force_implicit_tls' },
    ),
  ],
  ['msteams_configs', settings('webhook_url webhook_url_file title summary text')],
  ['msteamsv2_configs', settings('webhook_url webhook_url_file title text')],
  [
    'opsgenie_configs',
    settings('api_key api_key_file api_url message description source details entity tags note priority actions', {
      booleans: 'update_alerts',
      lists: 'responders',
    }),
  ],
  [
    'pagerduty_configs',
    settings(
      `routing_key routing_key_file service_key service_key_file url client client_url description severity source details
      component group class timeout`,
      { lists: 'images links' },
    ),
  ],
  [
    'pushover_configs',
    settings(
      'user_key user_key_file token token_file title message url url_title device sound priority retry expire ttl',
      { booleans: 'html monospace' },
    ),
  ],
  [
    'slack_configs',
    settings(
      `api_url api_url_file app_token app_token_file app_url channel username color title title_link pretext text
      fallback callback_id icon_emoji icon_url image_url thumb_url footer message_text update_message timeout`,
      { booleans: 'link_names short_fields', lists: 'actions fields mrkdwn_in' },
    ),
  ],
  ['sns_configs', settings('api_url sigv4 topic_arn subject phone_number target_arn message attributes')],
  [
    'telegram_configs',
    settings('api_url bot_token bot_token_file chat_id chat_id_file message_thread_id message parse_mode', {
      booleans: 'disable_notifications',
    }),
  ],
  [
    'victorops_configs',
    settings(
      `api_key api_key_file api_url routing_key message_type entity_display_name state_message monitoring_tool
      custom_fields`,
    ),
  ],
  ['webex_configs', settings('api_url room_id message')],
  [
    'wechat_configs',
    settings('api_secret api_secret_file api_url corp_id agent_id message message_type to_user to_party to_tag'),
  ],
]);

/**
 * Reports what Alertmanager would refuse in an integration that has no transport here. A key that is not known and like
 * no other may be one of a newer Alertmanager: it gets a note.
 */
export function checkIntegration(kind: string, map: WrittenMap, problems: Problems): void {
  checkHttp(map.entries.get('http_config'), problems);
  checkTls(map.entries.get('tls_config'), problems);
  const known = INTEGRATIONS.get(kind);
  if (known === undefined) return;
  const all = [...known.keys, ...known.booleans, ...known.lists];
  for (const [key, value] of map.entries) {
    if (all.includes(key)) continue;
    const hint = didYouMean(key, all);
    const sentence = `${JSON.stringify(key)} is not a key of \`${kind}\``;
    if (hint === undefined) problems.note(value, `${sentence} that is known here: is it of a newer Alertmanager?`);
    else problems.error(value, `${sentence}; ${hint}`);
  }
  const reader = mapReader(map, { of: `\`${kind}\``, keys: undefined }, problems);
  for (const key of known.booleans) reader.boolean(key);
  for (const key of known.lists) reader.list(key);
}

/** `templates`: a list of files. */
export function checkTemplates(written: Written | undefined, problems: Problems): void {
  if (written === undefined || written.type === 'nothing') return;
  if (written.type !== 'list') {
    problems.error(written, 'a list is expected here');
    return;
  }
  for (const item of written.items) if (item.type !== 'text') problems.error(item, 'a text is expected here');
}

/** What stands in `global` and has nothing to become here. */
export function checkGlobal(global: WrittenMap, problems: Problems): void {
  const reader = mapReader(global, { of: '`global`', keys: undefined }, problems);
  reader.boolean('smtp_require_tls');
  reader.boolean('smtp_force_implicit_tls');
  checkHttp(global.entries.get('http_config'), problems);
  checkTls(global.entries.get('smtp_tls_config'), problems);
}

function checkHttp(written: Written | undefined, problems: Problems): void {
  if (written?.type !== 'map') return;
  const reader = mapReader(written, HTTP_KEYS, problems);
  for (const key of ['follow_redirects', 'enable_http2', 'proxy_from_environment']) reader.boolean(key);
  checkTls(written.entries.get('tls_config'), problems);
  checkOauth(written.entries.get('oauth2'), problems);
}

/** @see https://prometheus.io/docs/alerting/latest/configuration/#oauth2 */
export function checkOauth(written: Written | undefined, problems: Problems): void {
  if (written?.type !== 'map') return;
  mapReader(written, OAUTH_KEYS, problems).list('scopes');
  checkTls(written.entries.get('tls_config'), problems);
}

function checkTls(written: Written | undefined, problems: Problems): void {
  if (written?.type === 'map') mapReader(written, TLS_KEYS, problems).boolean('insecure_skip_verify');
}

/** Every integration has `http_config` but the one that sends mail; there it is no worse than another strange key. */
function settings(
  keys: string,
  { booleans = '', lists = '' }: { readonly booleans?: string; readonly lists?: string } = {},
): Settings {
  const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');
  return {
    keys: ['http_config', ...words(keys)],
    booleans: ['send_resolved', ...words(booleans)],
    lists: words(lists),
  };
}
