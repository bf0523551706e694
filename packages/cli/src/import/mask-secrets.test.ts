import { describe, expect, it } from 'vitest';
import { maskFor } from './mask-secrets.ts';
import { gatherProblems } from './problems.ts';
import { readYaml } from './read-yaml.ts';

/** The mask of a file whose receivers hold this. */
function maskOf(receivers: string) {
  const written = readYaml(receivers, gatherProblems());
  return maskFor(written === undefined ? [] : [written]);
}
const empty = maskOf('{}');

describe('a value under its old key', () => {
  it.each([
    ['auth_password', 'canary'],
    ['api_key', 'canary'],
    ['routing_key', 'canary'],
    ['service_key', 'canary'],
    ['user_key', 'canary'],
    ['token', 'canary'],
    ['bot_token', 'canary'],
    ['auth_secret', 'canary'],
    ['client_secret', 'canary'],
    ['api_secret', 'canary'],
    ['secret_key', 'canary'],
    ['access_key', 'canary'],
    ['credentials', 'canary'],
    ['authorization', 'canary'],
    ['Authorization', 'Bearer canary'],
    ['Cookie', 'canary'],
    ['secrets', 'canary'],
    ['values', 'canary'],
    ['X-Api-Key', 'canary'],
    ['api_url', 'https://hooks.example.com/services/canary'],
    ['webhook_url', 'https://example.com/canary?x=canary#canary'],
    ['url', 'https://user:canary@example.com'],
    ['proxy', 'http://canary:canary@proxy.example.com:3128'],
    ['title', 'see https://wiki.example.com/a?x=1&auth_token=canary'],
    ['text', 'old: https://hooks.example.com/services/canary, new: https://me:canary@b.example/'],
    ['text', 'curl -H "X-Auth: Bearer canary-1"'],
  ])('%s does not show its secret', (key, text) => {
    expect(empty.value(text, key)).not.toContain('canary');
    expect(empty.value(text, key)).toContain('***');
  });

  it.each([
    ['channel', '#ops'],
    ['auth_username', 'me'],
    ['auth_identity', 'me'],
    ['password_file', '/etc/secrets/password'],
    ['api_key_file', '/etc/key'],
    ['url', 'https://example.com/'],
    ['url', 'https://example.com'],
    ['text', 'see https://wiki.example.com/runbook'],
    ['title_link', 'https://wiki.example.com/runbook'],
    ['title', 'https://wiki.example.com/a?x=1&token=#b'],
    ['text', 'Basic authentication is off'],
    ['token', ''],
  ])('%s is shown: %j', (key, text) => {
    expect(empty.value(text, key)).toBe(text);
  });

  it('keeps where an address goes', () => {
    expect(empty.value('https://u:p@h.example:8443/a/b', 'api_url')).toBe('https://***@h.example:8443/***');
  });
});

describe('a secret of the file', () => {
  const mask = maskOf(`
- webhook_configs:
    - url: https://example.com/hook/canary-path
      http_config: { basic_auth: { username: me, password: canary-password }, http_headers: { X: { values: [canary-header] } } }
`);

  it.each(['canary-password', 'canary-header', 'https://example.com/hook/canary-path'])(
    'is hidden wherever it is: %s',
    (secret) => {
      expect(mask.comment(`the old one was ${secret}`)).not.toContain(secret);
      expect(mask.value(`the old one was ${secret}`, 'text')).not.toContain(secret);
    },
  );

  it.each([
    ['old password: canary\nby kana', 'old password: ***\nby kana'],
    ['url: https://hooks.example/services/T/B/canary', 'url: https://hooks.example/***'],
    [
      '- { "api_url": "https://chat.example/canary", channel: ops }',
      '- { "api_url": "https://chat.example/***", channel: ops }',
    ],
    ['webhook_url = https://chat.example/canary', 'webhook_url = https://chat.example/***'],
    ['before: https://hooks.chat.example/canary', 'before: https://hooks.chat.example/***'],
    [
      'the old one was <https://hooks.chat.example/canary>, of kana',
      'the old one was <https://hooks.chat.example/***>, of kana',
    ],
    ['https://me:canary@host.example/path', 'https://***@host.example/path'],
    ['access_key_id: canary', 'access_key_id: ***'],
    ['it took Basic Y2FuYXJ5 as well', 'it took Basic *** as well'],
    ['https://wiki.example.com/?apikey=canary&b=c', 'https://wiki.example.com/?apikey=***'],
    ['X: { values: [canary, canary] }', 'X: { values: ***'],
    ['see https://wiki.example.com/runbook', 'see https://wiki.example.com/runbook'],
    ['channel: "#ops", of the team', 'channel: "#ops", of the team'],
  ])('in a comment is hidden as in a value, even if it is in none: %j', (text, shown) => {
    expect(mask.comment(text)).toBe(shown);
  });
});
