import { describe, expect, it } from 'vitest';
import { namesSecret, soundsSecret } from './secret-words.ts';

describe('the name of a key', () => {
  it.each([
    'token',
    'authToken',
    'TOKENS',
    'api_token_2',
    'secret',
    'client-secret',
    'password',
    'passwd',
    'passwrd',
    'smtpPass',
    'passphrase',
    'key',
    'routingKey',
    'API_KEY',
    'bearer',
    'auth',
    'authorization',
    'credentials',
    'cookie',
    'signature',
    'headers',
    'password_file',
  ])('%s sounds secret', (key) => {
    expect(soundsSecret(key)).toBe(true);
  });

  it.each([
    'room',
    'url',
    'keyFile',
    'keys',
    'passThrough',
    'compass_direction',
    'monitor',
    'username',
    '',
    'channels',
  ])('%s does not sound secret', (key) => {
    expect(soundsSecret(key)).toBe(false);
  });

  it.each([
    'smtp_auth_password',
    'api_key',
    'access_key_id',
    'token',
    'secrets',
    'user_key',
    'slack-token',
    'client_secret',
    'credentials',
    'authorization',
    'Cookie',
  ])('%s names a secret', (key) => {
    expect(namesSecret(key)).toBe(true);
  });

  it.each([
    'password_file',
    'auth_username',
    'smtp_auth_identity',
    'bearer_token_file',
    'url',
    'chat_id',
    'user_id',
    'key_name',
  ])('%s does not name one itself', (key) => {
    expect(namesSecret(key)).toBe(false);
  });
});
