import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { isJsonObject } from '../parse/json-object.ts';
import type { HttpTransport, Transport } from '../transport.ts';
import { isAcceptable, readOptions } from './check-options.ts';
import type { DeclareTest } from './check-source.ts';
import { optionPlaces } from './option-places.ts';
import { frozen } from './pure.ts';
import { plainMessage } from './sample-messages.ts';
import type { TransportSamples } from './transport-samples.ts';

/** A text of these many characters may be somewhere by accident. */
const SHORT = 3;

type Written = Readonly<Record<string, unknown>>;

/** What people write by mistake in place of a secret. */
const MISTAKES: readonly ((secret: string) => string)[] = [
  (secret) => `${secret}\n`,
  (secret) => `not an address ${secret}`,
  (secret) => `ftp://${secret}`,
  (secret) => `https://user:${secret}@`,
];

export function checkSecrets<Options>(
  it: DeclareTest,
  transport: Transport<Options>,
  { options: written, notSecret = [] }: TransportSamples,
): void {
  it('repeats no secret in an error or a sentence about its options', async () => {
    for (const { path, secret } of secretPlacesIn(transport, written)) {
      for (const mistake of [(text: string) => text, ...MISTAKES]) {
        const changed = withText(written, path.split('.'), secret, mistake(secret));
        if (!isAcceptable(transport, changed)) continue;
        for (const said of await saidOf(transport, changed)) {
          assert.ok(!said.includes(secret), `${path} is a secret, and is in an error or in a sentence of \`check\``);
        }
      }
    }
  });

  if (!('request' in transport)) return;
  it('marks as secret what proves who we are', () => {
    const options = frozen(readOptions(transport, written));
    const { url, headers = {} } = transport.request(plainMessage(transport.parts(options)), options);
    const { pathname, search, username, password } = new URL(url);
    const places = [pathname + search, username, password, ...Object.values(headers)].map(decoded);
    for (const { path, schema, value } of optionPlaces(transport.options, written)) {
      if (typeof value !== 'string' || schema['type'] !== 'string' || schema['enum'] !== undefined) continue;
      if (isMarked(transport, written, path) || notSecret.includes(path)) continue;
      const telling = tellingPart(value);
      const isThere = telling.length > SHORT && places.some((place) => place.includes(telling));
      assert.ok(
        !isThere,
        `${path} is in the address or in a header of the request, and not marked: declare it with \`Secret\`, or, if it hides nothing, add it to \`notSecret\``,
      );
    }
  });
}

/** Of an address what is behind its host. */
function tellingPart(value: string): string {
  const url = URL.parse(value);
  return decoded(url === null ? value : (url.pathname + url.search).replace(/^\/+|\/+$/g, ''));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isMarked<Options>(transport: Transport<Options>, written: Written, wanted: string): boolean {
  return [...optionPlaces(transport.options, written)].some(
    ({ path, schema }) => schema['writeOnly'] === true && (path === wanted || wanted.startsWith(`${path}.`)),
  );
}

function* secretPlacesIn<Options>(transport: Transport<Options>, written: Written) {
  for (const { path, schema, value } of optionPlaces(transport.options, written)) {
    if (schema['writeOnly'] === true && typeof value === 'string') yield { path, secret: value };
  }
}

/** A copy in which this text, at this path, is another one. */
function withText(value: unknown, path: readonly string[], from: string, to: string): Written {
  const changed = changedAt(value, path, from, to);
  assert.ok(isJsonObject(changed));
  return changed;
}

function changedAt(value: unknown, path: readonly string[], from: string, to: string): unknown {
  const [name, ...rest] = path;
  if (name === undefined && Array.isArray(value)) return value.map((item) => (item === from ? to : item));
  if (name === undefined) return value === from ? to : value;
  return isJsonObject(value) ? { ...value, [name]: changedAt(value[name], rest, from, to) } : value;
}

/** All that these options make the transport say to people: sentences, and errors through and through. */
async function saidOf<Options>(transport: Transport<Options>, written: Written): Promise<readonly string[]> {
  const options = frozen(readOptions(transport, written));
  const said: string[] = [];
  const listen = async (run: () => unknown): Promise<void> => {
    try {
      await run();
    } catch (error) {
      said.push(inspect(error, { depth: null }), String(error));
    }
  };
  await listen(() => said.push(...(transport.check?.(options) ?? [])));
  if (said.length > 0) return said;
  const message = plainMessage(transport.parts(options));
  if ('request' in transport) await saidOfRequests(transport, options, listen);
  else {
    const context = { signal: AbortSignal.abort(), log: () => undefined };
    await listen(() => transport.preview(message, options));
    await listen(() => transport.send(message, options, context));
  }
  return said;
}

async function saidOfRequests<Options>(
  transport: HttpTransport<Options>,
  options: Options,
  listen: (run: () => unknown) => Promise<void>,
): Promise<void> {
  const message = plainMessage(transport.parts(options));
  await listen(() => transport.request(message, options));
  await listen(() => transport.request({ ...message, parts: {}, alerts: [], firing: [], resolved: [] }, options));
  await listen(() => transport.authRequest?.(options));
}
