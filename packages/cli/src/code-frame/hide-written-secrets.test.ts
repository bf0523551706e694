import { describe, expect, it } from 'vitest';
import { hidden, hideComments, hideForgottenColons, hideWrittenSecrets } from './hide-written-secrets.ts';

describe('secrets in a text that nobody can take apart', () => {
  it.each([
    ['token: CANARY', 'token: ***'],
    ['api_token: CANARY # CANARY', 'api_token: ***'],
    ['"password" : "CANARY, CANARY"', '"password" : ***'],
    ['passphrase:CANARY', 'passphrase:***'],
    ['credentials: CANARY', 'credentials: ***'],
    ['COOKIE: CANARY', 'COOKIE: ***'],
    ['a: { routingKey: CANARY, b: c }', 'a: { routingKey: ***'],
    ['Authorization: Bearer CANARY', 'Authorization: ***'],
    ['one: 1\n  secret: CANARY\ntwo: 2', 'one: 1\n  secret: ***\ntwo: 2'],
    [`token: \${env:TOKEN}`, `token: \${env:TOKEN}`],
    [`token: "\${env:TOKEN:-CANARY}"`, `token: "\${env:TOKEN:-***}"`],
    [`token: \${env:TOKEN}CANARY`, 'token: ***'],
  ])('are hidden to the end of the line: %j', (text, shown) => {
    expect(hideWrittenSecrets(text)).toBe(shown);
  });

  it.each(['room: 1', 'token:', 'auth: { basic: 1 }', 'url: http://x'])('are not what else is there: %j', (text) => {
    expect(hideWrittenSecrets(text)).toBe(text);
  });

  it.each([
    ['room: 1 # token: CANARY', 'room: 1 # token: ***'],
    ['# password: CANARY', '# password: ***'],
    ['token: shown # room: 1', 'token: shown # room: 1'],
    ['url: http://h/#token:CANARY', 'url: http://h/#token:CANARY'],
  ])('are hidden in comments alone: %j', (line, shown) => {
    expect(hideComments(line)).toBe(shown);
  });

  it.each([
    ['token CANARY', 'token ***'],
    ['  - token CANARY', '  - token ***'],
    ['  token=CANARY', '  token=***'],
    ['{ a: b, "apiKey" CANARY }', '{ a: b, "apiKey" ***'],
    ['my-password-old CANARY', 'my-password-old ***'],
    [`token \${env:T}`, `token \${env:T}`],
  ])('are hidden after a key without its colon: %j', (line, shown) => {
    expect(hideForgottenColons(line)).toBe(shown);
  });

  it.each(['token: abc', 'room CANARY', 'token', 'token , x', '# the token of the room'])(
    'are not what has its colon, or is no key: %j',
    (line) => {
      expect(hideForgottenColons(line)).toBe(line);
    },
  );

  it.each([
    ['CANARY', '***'],
    [`\${env:A}`, `\${env:A}`],
    [`'\${file:a}'`, `'\${file:a}'`],
    [`\${env:A:-CANARY}`, `\${env:A:-***}`],
    [`\${env:A} CANARY`, '***'],
    ['', '***'],
  ])('are stars, or the placeholder: %j', (value, shown) => {
    expect(hidden(value)).toBe(shown);
  });

  it('are found before the test runs out of time, however long a line is', () => {
    const line = 'token'.repeat(200_000);
    expect(hideWrittenSecrets(line)).toBe(line);
  });
});
