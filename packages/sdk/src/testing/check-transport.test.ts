import { describe, expect, it } from 'vitest';
import { withoutMentions } from '../escape/mentions.ts';
import { classifyStatus } from '../http/classify-status.ts';
import type { HttpRequest } from '../http/http-message.ts';
import { Secret } from '../options.ts';
import { ok, reject, retry } from '../outcome.ts';
import { Type } from '../schema.ts';
import { truncate } from '../text/truncate.ts';
import { defineTransport, type HttpTransport, type SendTransport } from '../transport.ts';
import { checkTransport } from './check-transport.ts';
import type { TransportSamples } from './transport-samples.ts';

const options = Type.Object(
  {
    url: Type.String({ format: 'uri', description: 'Where to.' }),
    token: Secret({ description: 'The token.' }),
    colour: Type.Enum(['red', 'green'], { default: 'red', description: 'How it looks.' }),
    proxy: Type.Optional(
      Type.Object(
        { host: Type.String({ description: 'Its name.' }) },
        { additionalProperties: false, description: 'On the way.' },
      ),
    ),
  },
  { additionalProperties: false },
);
const samples: TransportSamples = {
  options: { url: 'https://target.example/hook', token: 'sample-token-1' },
  waitHint: 'retry-after',
  limits: 'none',
  mentions: 'none',
  notSecret: ['url'],
};

/** The smallest transport that keeps the contract; each row of the table below breaks it once. */
const sound = defineTransport({
  name: 'sound',
  options,
  parts: () => ({ text: { format: 'text', default: 'x' }, extra: { format: 'html' } }),
  request: ({ parts, id, now }, { url, token }) => ({
    method: 'POST',
    url,
    headers: { authorization: `Bearer ${token}`, 'x-id': id },
    json: { text: parts['text'], extra: parts['extra'], now },
  }),
  classify: classifyStatus,
});
type Options = typeof sound extends HttpTransport<infer Given> ? Given : never;

const sending: SendTransport<Options> = {
  contract: 1,
  name: 'sending',
  options,
  parts: sound.parts,
  preview: ({ parts }) => parts,
  send: async (_message, _options, { signal }) => (signal.aborted ? retry('stopped') : ok),
};

describe('the conformance kit of transports', () => {
  it('passes a transport that keeps the contract', async () => {
    expect(await failures(sound)).toEqual([]);
  });

  it('passes a transport that sends by itself', async () => {
    expect(await failures(sending)).toEqual([]);
  });

  it.each<[string, Partial<HttpTransport<Options>>, RegExp]>([
    ['has another version', { contract: 2 as 1 }, /version 1/],
    ['has a name with a blank', { name: 'Sound Transport' }, /a name/],
    ['takes unknown options', { options: { ...options, additionalProperties: true } }, /refuses options/],
    ['takes unknown options below', { options: withProxy({ type: 'object', properties: {} }) }, /refuses options/],
    ['refuses its own default', { options: withColour({ type: 'string', default: 'x', maxLength: 0 }) }, /defaults/],
    ['shows its secret', { options: withToken({ type: 'string' }) }, /marks its secrets/],
    ['has a secret by default', { options: withToken({ ...options.properties.token, default: 'x' }) }, /marks its sec/],
    ['explains no option', { options: withColour({ type: 'string' }) }, /says of every option/],
    ['finds fault with the sample', { check: () => ['no'] }, /takes the sample/],
    ['has random parts', { parts: () => ({ [`a${Math.random() * 4}`]: { format: 'text' } }) }, /names its parts/],
    ['puts its secret into the URL', requests(({ url }, { token }) => ({ url: `${url}?${token}` })), /an alert that f/],
    [
      'puts its secret into a header',
      requests((_, { token }) => ({ headers: { 'x-token': token } })),
      /an alert that f/,
    ],
    ['puts its secret into the body', requests((_, { token }) => ({ json: { token } })), /an alert that fires/],
    ['takes the host from an alert', requests(({ alert }) => ({ url: `https://${alert}/` })), /another host in alerts/],
    ['ends the path with a label', requests(({ url, alert }) => ({ url: `${url}${alert}` })), /white space only/],
    ['copies a label into a header', requests(({ alert }) => ({ headers: { 'x-alert': alert } })), /line breaks/],
    [
      'grows its headers',
      requests(({ alert }) => ({ headers: { a: encodeURIComponent(alert.toWellFormed()) } })),
      /long/,
    ],
    ['writes names in capitals', requests(() => ({ headers: { Authorization: 'x' } })), /an alert that fires/],
    ['writes the host header', requests(() => ({ headers: { host: 'x' } })), /an alert that fires/],
    ['gives json and body', requests(() => ({ body: 'x' })), /an alert that fires/],
    ['reads the clock', requests(() => ({ json: { at: new Date().toISOString() } })), /an alert that fires/],
    ['rolls dice', requests(() => ({ json: { at: Math.random() } })), /an alert that fires/],
    [
      'changes the message',
      { request: (message, given) => touched(sound.request(message, given), message) },
      /an alert/,
    ],
    ['needs a label', requests(({ alert }) => ({ json: { is: mustBe(alert !== '') } })), /an empty text/],
    ['throws at an answer', { classify: ({ body }) => (JSON.parse(body || '{}') ? ok : ok) }, /stays calm/],
    ['takes everything for ok', { classify: () => ok }, /takes 500 for retry/],
    [
      'gives up at 429',
      { classify: (answer, now) => (answer.status === 429 ? reject('no') : classifyStatus(answer, now)) },
      /429/,
    ],
    [
      'overhears the wait',
      { classify: (answer) => classifyStatus({ ...answer, headers: { get: () => undefined } }, 0) },
      /waits as/,
    ],
    [
      'waits for ever',
      { classify: ({ headers }) => retry('x', Number(headers.get('retry-after')) * 1000) },
      /stays calm/,
    ],
    ['quotes the answer', { classify: ({ body }) => reject(`it said ${body}`) }, /stays calm/],
    ['quotes a secret', { classify: ({ body }) => reject(`it said ${body.slice(0, 50)}`) }, /repeats no secret/],
    ['reads `created` for ok', { classify: ({ status }) => (status === 201 ? ok : retry('x')) }, /takes 200 without/],
  ])('fails a transport that %s', async (_what, fault, failing) => {
    expect(await failures({ ...sound, ...fault }, failing)).not.toEqual([]);
  });

  it.each<[string, Partial<HttpTransport<Options>>, Partial<TransportSamples>, RegExp]>([
    ['ignores the parts of the user', requests(() => ({ json: { text: 'disk is full' } })), {}, /says what its parts/],
    [
      'ignores one of two parts',
      { request: (message, given) => ({ ...sound.request(message, given), json: { text: message.parts['text'] } }) },
      {},
      /says what its parts/,
    ],
    ['cuts inside of a surrogate pair', cuts((text) => text.slice(0, 1_000)), {}, /cuts no character/],
    ['cuts inside of an odd surrogate pair', cuts((text) => text.slice(0, 1_001)), {}, /cuts no character/],
    [
      'takes 204 for a refusal',
      { classify: (answer, now) => (answer.status === 204 ? reject('empty') : classifyStatus(answer, now)) },
      {},
      /takes 204/,
    ],
    [
      'takes 204 for a refusal where the target answers with a body',
      { classify: (answer, now) => (answer.status === 204 ? reject('empty') : classifyStatus(answer, now)) },
      { accepted: { status: 200, body: '{"ok":true}' } },
      /takes 204/,
    ],
    [
      'throws an error with its secret',
      {
        request: (message, given) => {
          if (given.token.includes(' ') || /[^!-~]/.test(given.token)) throw new Error(`bad token ${given.token}`);
          return sound.request(message, given);
        },
      },
      {},
      /repeats no secret in an error/,
    ],
    [
      'throws an error that has its secret as a cause',
      {
        authRequest: ({ token }) => {
          throw new Error('no', { cause: { token } });
        },
      },
      {},
      /repeats no secret in an error/,
    ],
    [
      'complains of its options with its secret',
      {
        check: ({ token }) =>
          token.startsWith('sample') && token.length < 16 && !/\s/.test(token) ? [] : [`${token} is bad`],
      },
      {},
      /repeats no secret in an error/,
    ],
    ['has an address that is a secret and not marked', {}, { notSecret: [] }, /marks as secret/],
    [
      'has a header that is a secret and not marked',
      { options: withColour({ type: 'string', description: 'x' }), request: withHeader },
      { options: { ...samples.options, colour: 'hidden-colour' } },
      /marks as secret/,
    ],
    [
      'does not wait as the target says in the body',
      {},
      { waitHint: (at, now) => ({ status: 429, body: JSON.stringify({ retry_after: (at - now) / 1000 }) }) },
      /waits as long/,
    ],
    ['does not cut', {}, { limits: { text: 2_000 } }, /longest texts/],
    [
      'does not cut bytes',
      cuts((text) => truncate(text, 2_000)),
      { limits: { text: { bytes: 2_000 } } },
      /longest texts/,
    ],
    [
      'calls everybody',
      {},
      { mentions: ({ json }) => JSON.stringify(json).match(/(?<!\w)@everyone/g) ?? [] },
      /mentions nobody/,
    ],
  ])('turns red at a transport that %s', async (_what, fault, hints, failing) => {
    expect(await failures({ ...sound, ...fault }, failing, { ...samples, ...hints })).not.toEqual([]);
  });

  it('passes a transport that does all of this well', async () => {
    const careful = { ...sound, ...cuts((text) => withoutMentions(truncate(text, 500))) };
    const hints: Partial<TransportSamples> = {
      accepted: { status: 200, body: '{"ok":true}' },
      limits: { text: 1_000, extra: { bytes: 3_000 } },
      mentions: ({ json }) => JSON.stringify(json).match(/(?<!\w)@everyone/g) ?? [],
    };
    expect(await failures(careful, undefined, { ...samples, ...hints })).toEqual([]);
  });

  it.each(['waitHint', 'limits', 'mentions'] as const)('asks for the hint %s where it is missing', async (hint) => {
    const { [hint]: _, ...others } = samples;
    expect(await sentences(sound, others)).toEqual([
      expect.stringMatching(`^add \`${hint}\` to the samples: .*\`${hint}: `),
    ]);
  });

  it('lets `judge` stand for the limits', async () => {
    const { limits: _, ...others } = samples;
    expect(await sentences(sound, { ...others, judge: () => undefined })).toEqual([]);
  });

  it.each<[Partial<TransportSamples>, RegExp]>([
    [{ limits: { txet: 1 } }, /`limits` names txet/],
    [{ unusedParts: ['txet'] }, /`unusedParts` names txet/],
    [{ secrets: ['txet'] }, /there is no option txet/],
  ])('says that a hint names what is not there: %j', async (hints, sentence) => {
    expect(await sentences(sound, { ...samples, ...hints })).toEqual([expect.stringMatching(sentence)]);
  });

  it.each<[string, Partial<SendTransport<Options>>, RegExp]>([
    ['previews its secret', { preview: (_message, given) => ({ deep: [{ given }] }) }, /sends and previews/],
    ['does not end', { send: () => new Promise(() => undefined) }, /ends soon after/],
    [
      'throws at text',
      { send: async ({ parts }) => (parts['text'] === '' ? Promise.reject(new Error()) : ok) },
      /empty/,
    ],
  ])('fails a transport that sends by itself and %s', async (_what, fault, failing) => {
    expect(await failures({ ...sending, ...fault }, failing)).not.toEqual([]);
  });

  it('asks the sample whether the target would take the request', async () => {
    const judge = (request: HttpRequest): void => {
      if (JSON.stringify(request.json).length > 10_000) throw new Error('longer than the target takes');
    };
    expect(await failures(sound, undefined, { ...samples, judge })).toContainEqual(
      expect.stringMatching(/a long text/),
    );
  });

  it('lets a secret stand where the sample allows it, and demands a mark where it asks for one', async () => {
    const inUrl = { ...sound, ...requests(({ url }, { token }) => ({ url: `${url}?${token}` })) };
    const allowed = { ...samples, secretsMayBeIn: ['url', 'authorization'] };
    expect(await failures(inUrl, undefined, allowed)).toEqual([]);
    expect(await failures(sound, undefined, { ...samples, secrets: ['url'] })).toEqual([
      'marks its secrets, and gives none a default',
    ]);
  });
});

/** Names of the tests that fail, of those whose names match. */
async function failures(
  transport: HttpTransport<Options> | SendTransport<Options>,
  only = /./,
  given: TransportSamples = samples,
): Promise<string[]> {
  return (await run(transport, only, given)).map(({ name }) => name);
}

/** What the tests that fail say. */
async function sentences(transport: HttpTransport<Options>, given: TransportSamples): Promise<string[]> {
  return (await run(transport, /./, given)).map(({ error }) =>
    error instanceof Error ? error.message : String(error),
  );
}

async function run(
  transport: HttpTransport<Options> | SendTransport<Options>,
  only: RegExp,
  given: TransportSamples,
): Promise<{ name: string; error: unknown }[]> {
  const tests: { name: string; test: () => void | Promise<void> }[] = [];
  checkTransport((name, test) => tests.push({ name, test }), transport, given);
  const failed: { name: string; error: unknown }[] = [];
  for (const { name, test } of tests.filter(({ name }) => only.test(name))) {
    try {
      await test();
    } catch (error) {
      failed.push({ name, error });
    }
  }
  return failed;
}

/** The parts, changed by this function. */
function cuts(change: (text: string) => string): Partial<HttpTransport<Options>> {
  return {
    request: (message, given) => ({
      ...sound.request(message, given),
      json: {
        text: change(message.parts['text'] ?? ''),
        extra: change(message.parts['extra'] ?? ''),
        now: message.now,
      },
    }),
  };
}

const withHeader: HttpTransport<Options>['request'] = (message, given) => {
  const request = sound.request(message, given);
  return { ...request, headers: { ...request.headers, 'x-key': given.colour } };
};

type Part = (given: { url: string; alert: string }, options: Options) => Partial<HttpRequest>;

function requests(part: Part): Partial<HttpTransport<Options>> {
  return {
    request: (message, given) => ({
      ...sound.request(message, given),
      ...part({ url: given.url, alert: message.alerts[0]?.labels['alertname'] ?? '' }, given),
    }),
  };
}

function touched(request: HttpRequest, message: object): HttpRequest {
  Object.assign(message, { id: 'changed' });
  return request;
}

function mustBe(condition: boolean): true {
  if (!condition) throw new Error('it is not');
  return true;
}

function withProxy(proxy: object): Readonly<Record<string, unknown>> {
  return { ...options, properties: { ...options.properties, proxy } };
}

function withColour(colour: object): Readonly<Record<string, unknown>> {
  return { ...options, properties: { ...options.properties, colour } };
}

function withToken(token: object): Readonly<Record<string, unknown>> {
  return { ...options, properties: { ...options.properties, token } };
}
