import { classifyStatus, defineTransport, type HttpRequest, type Message } from '@signalbox/sdk';
import { checkOptions } from './check-options.ts';
import { defaultBody } from './default-body.ts';
import { options, type WebhookOptions } from './options.ts';
import { sign } from './sign.ts';

/** Transport to any address that takes HTTP requests; its default body is Alertmanager's. */
export const webhook = defineTransport({
  name: 'webhook',
  options,
  parts: ({ contentType }) => ({ body: { format: isJsonType(contentType) ? 'json' : 'text' } }),
  check: checkOptions,
  limits: { concurrency: 16 }, // a service of one's own answers many at once; the connections are kept alive

  request(message, given) {
    const { url, method, maxAlerts } = given;
    const body = method === 'GET' ? '' : (message.parts['body'] ?? defaultBody(message, maxAlerts));
    return {
      method,
      url,
      headers: headersOf(message, given, body),
      ...(method === 'GET' ? {} : { body }),
      ...tlsOf(given),
    };
  },
  // Standard Webhooks asks for nothing else; 410 ("disable the endpoint") is a dead letter as the other 4xx are.
  classify: classifyStatus,
});

/** `application/json`, `application/problem+json; charset=utf-8`, and the like. */
function isJsonType(contentType: string): boolean {
  return /[/+]json[ \t]*(?:;|$)/i.test(contentType.trim());
}

/** The id is sent unsigned too: by it a receiver knows a message again that a retry brings twice. */
function headersOf({ id, now }: Message, given: WebhookOptions, body: string): Readonly<Record<string, string>> {
  const timestamp = Math.floor(now / 1000);
  const secrets = [given.signingSecret ?? []].flat();
  return {
    ...lowerCased(given.headers),
    ...(given.method === 'GET' ? {} : { 'content-type': given.contentType }),
    ...credentialsOf(given.auth),
    'webhook-id': id,
    ...(secrets.length === 0
      ? {}
      : { 'webhook-timestamp': String(timestamp), 'webhook-signature': sign({ id, timestamp, body }, secrets) }),
  };
}

function credentialsOf(auth: WebhookOptions['auth']): Readonly<Record<string, string>> {
  if (auth?.basic !== undefined) {
    const { username, password } = auth.basic;
    return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
  }
  if (auth?.bearer !== undefined) return { authorization: `Bearer ${auth.bearer}` };
  if (auth?.header !== undefined) return lowerCased({ [auth.header.name]: auth.header.value });
  return {};
}

function lowerCased(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function tlsOf({ caFile, certFile, keyFile }: WebhookOptions): Pick<HttpRequest, 'tls'> {
  const tls = {
    ...(caFile === undefined ? {} : { caFile }),
    ...(certFile === undefined ? {} : { certFile }),
    ...(keyFile === undefined ? {} : { keyFile }),
  };
  return Object.keys(tls).length === 0 ? {} : { tls };
}
