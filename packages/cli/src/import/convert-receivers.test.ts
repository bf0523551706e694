import { describe, expect, it } from 'vitest';
import { file, importing } from './testing/importing.ts';

const webhookOf = (options: string) => {
  const { config, notes } = importing(`
route: { receiver: hook }
receivers:
  - name: hook
    webhook_configs:
      - { url: 'https://h.example/', ${options} }
`);
  const { transport, url, ...channel } = config.channels.hook;
  expect([transport, url]).toEqual(['webhook', 'https://h.example/']);
  return { channel, notes };
};

describe('a webhook', () => {
  it.each<[string, string, unknown]>([
    ['nothing more', '', {}],
    ['a most', 'max_alerts: 5', { maxAlerts: 5 }],
    ['no most', 'max_alerts: 0', {}],
    ['no word on resolved', 'send_resolved: false', { sendResolved: false }],
    ['a time limit', 'timeout: 3s', { timeout: '3s' }],
    [
      'basic authentication',
      'http_config: { basic_auth: { username: u, password_file: p } }',
      { auth: { basic: { username: 'u', password: `\${file:p}` } } },
    ],
    ['a token', 'http_config: { authorization: { credentials: c } }', { auth: { bearer: 'c' } }],
    ['an old token', 'http_config: { bearer_token_file: f }', { auth: { bearer: `\${file:f}` } }],
    [
      'another scheme',
      'http_config: { authorization: { type: Key, credentials_file: f } }',
      { auth: { header: { name: 'Authorization', value: `Key \${file:f}` } } },
    ],
    [
      'headers',
      'http_config: { http_headers: { X-A: { values: [a] }, X-B: { secrets: [b] } } }',
      { headers: { 'X-A': 'a' }, auth: { header: { name: 'X-B', value: 'b' } } },
    ],
    [
      'certificates',
      'http_config: { tls_config: { ca_file: a, cert_file: b, key_file: c } }',
      { caFile: 'a', certFile: 'b', keyFile: 'c' },
    ],
  ])('with %s', (_what, options, expected) => {
    expect(webhookOf(options)).toEqual({ channel: expected, notes: [] });
  });

  it.each([
    ['http_config: { oauth2: { client_id: c } }', '`oauth2` of an HTTP client is not carried over'],
    ['http_config: { proxy_url: p }', '`proxy_url` of an HTTP client is not carried over'],
    ['http_config: { tls_config: { server_name: s } }', '`server_name` of TLS is not carried over'],
    ['http_config: { proxy_from_environment: true }', '`proxy_from_environment` of an HTTP client is not carried over'],
    [
      'http_config: { http_headers: { Content-Type: { values: [text/plain] } } }',
      'the header Content-Type is not carried over: the transport writes its own',
    ],
    ['payload: { a: b }', '`payload` of a webhook is not carried over'],
  ])('says that %j is not carried over', (options, note) => {
    expect(webhookOf(options)).toEqual({ channel: {}, notes: [note] });
  });

  it.each([
    'http_config: { http_headers: { A: { secrets: [a] }, B: { secrets: [b] } } }',
    'http_config: { bearer_token: t, http_headers: { A: { secrets: [a] } } }',
  ])('has one secret header or authentication: %s', (options) => {
    const { channel, notes } = webhookOf(options);
    expect(Object.keys(channel)).toEqual(['auth']);
    expect(notes).toEqual(['only one secret header or authentication is carried over']);
  });

  it.each(['enable_http2: true', 'proxy_from_environment: false', 'tls_config: { insecure_skip_verify: false }'])(
    'has nothing to say of %s',
    (option) => expect(webhookOf(`http_config: { ${option} }`)).toEqual({ channel: {}, notes: [] }),
  );

  it('says once what is wrong with the globals', () => {
    expect(importing(file('global: { http_config: { proxy_url: p } }')).notes).toHaveLength(1);
  });

  it('takes its address from a file', () => {
    const { config } = importing(
      'route: { receiver: a }\nreceivers: [{ name: a, webhook_configs: [{ url_file: f }] }]',
    );
    expect(config.channels.a.url).toBe(`\${file:f}`);
  });

  it('has the HTTP settings of the globals if it has none, but no certificates without TLS', () => {
    const globals = 'global: { http_config: { bearer_token: t, tls_config: { ca_file: c } } }';
    const { config } = importing(file(globals));
    expect(config.channels.room).toEqual({
      transport: 'webhook',
      url: 'http://127.0.0.1:9/room',
      auth: { bearer: 't' },
    });
  });

  it('with a templated address goes to the log', () => {
    const { config } = importing(
      `route: { receiver: a }\nreceivers: [{ name: a, webhook_configs: [{ url: 'http://{{ .x }}/' }] }]`,
    );
    expect(config.channels.a).toEqual({ transport: 'log', insteadOf: 'webhook' });
  });
});

describe('names of channels', () => {
  it('never take that of another receiver', () => {
    const hooks = `webhook_configs: [{ url: 'http://a/' }, { url: 'http://b/' }]`;
    const { config } = importing(`route: { receiver: a }\nreceivers: [{ name: a, ${hooks} }, { name: a-2, ${hooks} }]`);
    expect(Object.keys(config.channels)).toEqual(['a', 'a-3', 'a-2', 'a-2-2']);
    expect(config.unmatched.to).toEqual(['a', 'a-3']);
  });

  it('are made fit, and that is said', () => {
    const { config, notes } = importing(
      `route: { receiver: " a\\tb" }\nreceivers: [{ name: " a\\tb", webhook_configs: [{ url: 'http://a/' }] }]`,
    );
    expect([config.unmatched.to, notes]).toEqual([['a b'], ['the name of a receiver is written as "a b"']]);
  });
});
