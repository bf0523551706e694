import assert from 'node:assert/strict';
import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { HttpRequest } from '../http/http-message.ts';
import { prepareRequest } from '../http/prepare-request.ts';
import type { HttpTransport } from '../transport.ts';
import { plainMessage } from './sample-messages.ts';

/** What holds for every request of a channel. */
interface RequestRules {
  readonly origin: string;
  readonly secrets: ReadonlySet<string>;
  /** `url`, `body`, or names of headers. */
  readonly secretsMayBeIn: readonly string[];
}

/** Room for headers that most servers give. */
const MAX_HEADER_CHARS = 8_000;
/** The host's business. */
const HOST_HEADERS = ['host', 'content-length', 'transfer-encoding', 'connection', 'upgrade', 'expect'];

/** Where the channel's requests go, seen from a harmless message. */
export function originOf<Options>(options: Options, transport: HttpTransport<Options>): string {
  const { url } = transport.request(plainMessage(transport.parts(options)), options);
  return new URL(url).origin;
}

export function assertSoundRequest(request: HttpRequest, rules: RequestRules): void {
  assertSoundUrl(request.url, rules.origin);
  assertSoundHeaders(request.headers ?? {});
  assert.ok(request.json === undefined || request.body === undefined, 'a request has `json` or `body`, not both');
  if (request.method === 'GET') assert.equal(request.json ?? request.body, undefined, 'a GET has no body');
  const prepared = prepareRequest(request, 'signalbox');
  assert.ok(prepared !== undefined, 'the URL is http(s), and the body is JSON');
  assertSecretsInPlace({ ...request.headers, url: request.url, body: prepared.body ?? '' }, rules);
}

function assertSoundUrl(url: string, origin: string): void {
  assert.equal(URL.parse(url)?.origin, origin, 'the host comes from the options, never from an alert');
  assert.doesNotMatch(url, /[\s\p{Cc}]/u, 'the URL has no blanks or control characters');
}

function assertSoundHeaders(headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    assert.equal(name, name.toLowerCase(), 'names of headers are in lower case');
    assert.ok(!HOST_HEADERS.includes(name), `${name} is written by the host`);
  }
  const length = Object.entries(headers).flat().join('').length;
  assert.ok(length <= MAX_HEADER_CHARS, `the headers have ${length} characters`);
}

function assertSecretsInPlace(places: Readonly<Record<string, string>>, rules: RequestRules): void {
  for (const [place, text] of Object.entries(places)) {
    if (rules.secretsMayBeIn.includes(place)) continue;
    for (const secret of rules.secrets) {
      for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
        assert.ok(!text.includes(form), `a secret option is in ${place}`);
      }
    }
  }
}
