import { describe, expect, it } from 'vitest';
import { importing } from './testing/importing.ts';

/** The channel of a webhook with these HTTP settings, beside its transport and address. */
function channelOf(http: string, url = 'https://h.example/') {
  const { config, notes } = importing(
    `route: { receiver: a }\nreceivers: [{ name: a, webhook_configs: [{ url: '${url}', http_config: { ${http} } }] }]`,
  );
  const { transport: _, url: __, ...channel } = config.channels.a;
  return { channel, notes };
}

describe('HTTP settings', () => {
  it.each<[string, string, unknown]>([
    ['a password', 'basic_auth: { username: u, password: p }', { auth: { basic: { username: 'u', password: 'p' } } }],
    [
      'a user of a file',
      'basic_auth: { username_file: u, password: p }',
      { auth: { basic: { username: `\${file:u}`, password: 'p' } } },
    ],
    [
      'a text before a file',
      'basic_auth: { username: u, password: p, password_file: f }',
      { auth: { basic: { username: 'u', password: 'p' } } },
    ],
    ['a token', 'authorization: { type: bearer, credentials: t }', { auth: { bearer: 't' } }],
    ['a token of a file', 'authorization: { credentials_file: f }', { auth: { bearer: `\${file:f}` } }],
    ['an old token', 'bearer_token: t', { auth: { bearer: 't' } }],
    [
      'another scheme',
      'authorization: { type: ApiKey, credentials: t }',
      { auth: { header: { name: 'Authorization', value: 'ApiKey t' } } },
    ],
    [
      'a password, beside a token that was never set',
      'basic_auth: { username: u, password: p }, bearer_token: ""',
      { auth: { basic: { username: 'u', password: 'p' } } },
    ],
    ['what begins a placeholder', `bearer_token: "\${x}"`, { auth: { bearer: `$\${x}` } }],
    [
      'a secret header of a file',
      'http_headers: { X: { files: [f] } }',
      { auth: { header: { name: 'X', value: `\${file:f}` } } },
    ],
    ['no credentials', 'authorization: { type: Bearer }', {}],
    ['an empty header', 'http_headers: { X: {} }', {}],
    ['certificates of which some are missing', 'tls_config: { ca_file: a }', { caFile: 'a' }],
  ])('with %s', (_what, http, channel) => {
    expect(channelOf(http).channel).toEqual(channel);
  });

  it.each([
    ['basic_auth: { username: u }', 'basic authentication without user name or password is not carried over'],
    [
      'tls_config: { insecure_skip_verify: true }',
      '`insecure_skip_verify` is not carried over: certificates are always checked; name the authority in `caFile`',
    ],
    ['tls_config: { min_version: TLS13 }', '`min_version` of TLS is not carried over'],
    ['http_headers: { X: { values: [a, b] } }', 'only the first value of the header X is carried over'],
    ['http_headers: { HOST: { values: [a] } }', 'the header HOST is not carried over: the transport writes its own'],
    ['no_proxy: a', '`no_proxy` of an HTTP client is not carried over'],
  ])('say what is not carried over: %s', (http, note) => {
    expect(channelOf(http).notes).toContain(note);
  });

  it('have no credentials beside those of the address', () => {
    expect(channelOf('bearer_token: t', 'https://u:p@h.example/').channel).toEqual({});
  });
});
