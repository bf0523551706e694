import { Agent, globalAgent, request as httpRequest, type RequestOptions } from 'node:http';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { aSimulator, lab, listMessages, ops } from './testing/a-simulator.ts';

// Clients that others wrote for HipChat itself. They know how HipChat wanted to be spoken to; their own checks judge what they send.
const require = createRequire(import.meta.url);

interface Answered {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
}
type Callback = (error: unknown, response: Answered, body: unknown) => void;

describe('the client hipchat-room-notification-api', () => {
  interface Client {
    [method: string]: (...values: readonly unknown[]) => unknown;
    send(): Promise<string>;
  }
  const Api = require('hipchat-room-notification-api') as new (url: string, room: string, token: string) => Client;

  it('sends a message', async () => {
    const simulator = await aSimulator();
    const client = new Api(simulator.url, ops.id, ops.token);
    client['setFrom']?.('production');
    client['setColor']?.('red');
    client['shouldNotify']?.();
    client['setMessage']?.('<b>CPU</b> is high');
    expect(await client.send()).toBe('successfully posted to hipchat');
    expect((await listMessages(simulator)).messages).toMatchObject([
      { message_format: 'html', color: 'red', notify: true, from: 'production', message: '<b>CPU</b> is high' },
    ]);
  });

  it('sends a card with all that it knows', async () => {
    const simulator = await aSimulator();
    const client = new Api(simulator.url, ops.id, ops.token);
    client['setMessage']?.('CPU is high');
    client['addCard']?.('1', 'application', 'CPU');
    client['setCardToMediumFormat']?.();
    client['addCardUrl']?.('https://example.com/alert');
    client['addCardDescription']?.('<b>97</b> %', 'html');
    client['addCardIconDetails']?.('https://example.com/i.png', 'https://example.com/i2.png');
    client['addActivityWithIconDetails']?.('<b>opened</b>', 'https://example.com/a.png', 'https://example.com/a2.png');
    client['addCardThumbnailDetails']?.('https://example.com/t.png', 'https://example.com/t2.png', 320, 200);
    client['addCardAttributeWithIconAndUrl']?.('Status', 'bad', 'lozenge-error', 'https://e.com/i', 'https://e.com');
    expect(await client.send()).toBe('successfully posted to hipchat');
    expect((await listMessages(simulator)).messages[0]).toMatchObject({ card: { title: 'CPU', format: 'medium' } });
  });

  it.each([
    ['a wrong token', ops.id, 'wrong', '401'],
    ['the token of another room', ops.id, lab.token, '403'],
    ['no such room', 'nowhere', ops.token, '404'],
  ])('reports %s', async (_, room, token, status) => {
    const simulator = await aSimulator();
    const client = new Api(simulator.url, room, token);
    client['setMessage']?.('x');
    await expect(client.send()).rejects.toThrow(`null - ${status}`);
  });
});

describe('the client hipchat-notifier', () => {
  interface Notifier {
    notice(message: string, callback: Callback): void;
    failure(message: string, callback: Callback): void;
    send(body: object, callback: Callback): void;
  }
  const notifier = require('hipchat-notifier') as {
    make(room: string, token: string, from: string, host: string): Notifier;
  };

  // It writes https:// before its host; the library below it lets another module stand in for the one of https.
  const { Request } = require('request') as { readonly Request: { readonly prototype: { httpModules?: object } } };
  Request.prototype.httpModules = {
    'https:': {
      Agent,
      globalAgent,
      request: (options: RequestOptions, onResponse: () => void) =>
        httpRequest({ ...options, protocol: 'http:', agent: globalAgent }, onResponse),
    },
  };

  const call = (run: (callback: Callback) => void) =>
    new Promise<Answered & { readonly body: unknown }>((resolve, reject) => {
      run((error, { statusCode, headers } = { statusCode: 0, headers: {} }, body) =>
        error ? reject(error) : resolve({ statusCode, headers, body }),
      );
    });

  it('sends text and HTML in its colours', async () => {
    const simulator = await aSimulator();
    const client = notifier.make(ops.id, ops.token, 'db', `127.0.0.1:${simulator.port}`);
    expect(await call((done) => client.notice('plain', done))).toMatchObject({ statusCode: 204 });
    expect(await call((done) => client.failure('<b>bold</b>', done))).toMatchObject({ statusCode: 204 });
    expect((await listMessages(simulator)).messages).toMatchObject([
      { message: 'plain', message_format: 'text', color: 'gray', from: 'db', notify: false },
      { message: '<b>bold</b>', message_format: 'html', color: 'red' },
    ]);
  });

  it('is told what is wrong, and how many it may still send', async () => {
    const simulator = await aSimulator();
    const client = notifier.make(ops.id, ops.token, 'db', `127.0.0.1:${simulator.port}`);
    const refused = await call((done) => client.send({ message: 'x', color: 'blue' }, done));
    expect(refused).toMatchObject({ statusCode: 400, body: { error: { code: 400, type: 'Bad Request' } } });
    expect(refused.headers).toMatchObject({ 'x-ratelimit-remaining': '499', 'x-floodcontrol-remaining': '30' });
  });
});
