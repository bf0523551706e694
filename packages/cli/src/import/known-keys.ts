/** The keys that Alertmanager knows of one kind of map; it refuses a file with any other key. */
export interface KnownKeys {
  /** As messages name the map. */
  readonly of: string;
  readonly keys: ReadonlySet<string> | undefined;
}

/** An integration that has no transport here: its settings are only shown, and every version brings new ones. */
export const ANY_KEYS: KnownKeys = { of: 'an integration', keys: undefined };

/**
 * Every key of 0.25 to 0.34, and HipChat's, which went in 0.17: whether this version or that one knows it is nobody's mistake.
 *
 * @see https://prometheus.io/docs/alerting/latest/configuration/
 */
export const FILE_KEYS = known(
  'the file',
  'global route inhibit_rules receivers templates mute_time_intervals time_intervals tracing event_recorder',
);

/** @see https://prometheus.io/docs/alerting/latest/configuration/#file-layout-and-global-settings */
export const GLOBAL_KEYS = known(
  '`global`',
  `resolve_timeout http_config jira_api_url pagerduty_url telegram_api_url telegram_bot_token telegram_bot_token_file
  smtp_from smtp_hello smtp_smarthost smtp_auth_username smtp_auth_password smtp_auth_password_file smtp_auth_secret
  smtp_auth_secret_file smtp_auth_identity smtp_require_tls smtp_tls_config smtp_force_implicit_tls
  slack_api_url slack_api_url_file slack_app_token slack_app_token_file slack_app_url
  opsgenie_api_url opsgenie_api_key opsgenie_api_key_file victorops_api_url victorops_api_key victorops_api_key_file
  wechat_api_url wechat_api_secret wechat_api_secret_file wechat_api_corp_id webex_api_url
  rocketchat_api_url rocketchat_token rocketchat_token_file rocketchat_token_id rocketchat_token_id_file
  mattermost_webhook_url mattermost_webhook_url_file hipchat_api_url hipchat_auth_token`,
);

/** @see https://prometheus.io/docs/alerting/latest/configuration/#route */
export const ROUTE_KEYS = known(
  'a route',
  `receiver group_by match match_re matchers mute_time_intervals active_time_intervals continue routes
  group_wait group_interval repeat_interval labels`,
);

/** @see https://prometheus.io/docs/alerting/latest/configuration/#receiver */
export const RECEIVER_KEYS = known(
  'a receiver',
  `name labels discord_configs email_configs incidentio_configs pagerduty_configs slack_configs webhook_configs
  opsgenie_configs wechat_configs pushover_configs victorops_configs sns_configs telegram_configs webex_configs
  msteams_configs msteamsv2_configs jira_configs rocketchat_configs mattermost_configs hipchat_configs`,
);

/** @see https://prometheus.io/docs/alerting/latest/configuration/#inhibition-related-settings */
export const INHIBITION_KEYS = known(
  'an inhibition rule',
  'name source_match source_match_re source_matchers target_match target_match_re target_matchers equal',
);

/** @see https://prometheus.io/docs/alerting/latest/configuration/#time_interval */
export const TIME_INTERVAL_KEYS = known('a time interval', 'name time_intervals');
export const TIME_SPEC_KEYS = known('a part of a time interval', 'times weekdays days_of_month months years location');
export const TIME_RANGE_KEYS = known('a time of day', 'start_time end_time');

/** @see https://prometheus.io/docs/alerting/latest/configuration/#webhook_config */
export const WEBHOOK_KEYS = known('a webhook', 'send_resolved http_config url url_file max_alerts timeout payload');

/** @see https://prometheus.io/docs/alerting/latest/configuration/#http_config */
export const HTTP_KEYS = known(
  'an HTTP client',
  `basic_auth authorization oauth2 bearer_token bearer_token_file tls_config follow_redirects enable_http2 http_headers
  proxy_url no_proxy proxy_from_environment proxy_connect_header`,
);
export const BASIC_AUTH_KEYS = known(
  'basic authentication',
  'username username_file username_ref password password_file password_ref',
);
export const AUTHORIZATION_KEYS = known('`authorization`', 'type credentials credentials_file credentials_ref');
export const TLS_KEYS = known(
  'TLS',
  `ca cert key ca_file cert_file key_file ca_ref cert_ref key_ref server_name insecure_skip_verify
  min_version max_version`,
);
/** @see https://prometheus.io/docs/alerting/latest/configuration/#oauth2 */
export const OAUTH_KEYS = known(
  '`oauth2`',
  `client_id client_secret client_secret_file client_secret_ref scopes token_url endpoint_params tls_config
  proxy_url no_proxy proxy_from_environment proxy_connect_header grant_type client_certificate_key_id
  client_certificate_key client_certificate_key_file client_certificate_key_ref signature_algorithm iss audience claims`,
);
export const HEADER_KEYS = known('a header', 'values secrets files');

function known(of: string, keys: string): KnownKeys {
  return { of, keys: new Set(keys.split(/\s+/)) };
}
