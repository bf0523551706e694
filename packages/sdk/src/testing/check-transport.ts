import assert from 'node:assert/strict';
import type { HttpRequest } from '../http/http-message.ts';
import type { Message } from '../notification.ts';
import type { Outcome } from '../outcome.ts';
import type { HttpTransport, Transport } from '../transport.ts';
import { checkAnswers } from './check-answers.ts';
import { checkOptions, readOptions, secretsIn } from './check-options.ts';
import { checkOverHttp } from './check-over-http.ts';
import { checkSending } from './check-sending.ts';
import type { DeclareTest } from './check-source.ts';
import { frozen, pure } from './pure.ts';
import { sampleMessages } from './sample-messages.ts';
import { assertSoundRequest, originOf } from './sound-request.ts';

/** What the kit cannot know of a transport. */
export interface TransportSamples {
  /** As a configuration writes them, without what every channel takes. One of each secret, long enough to be found. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Options that must be marked secret though their names do not say so, as paths: `url`, `auth.header.value`. */
  readonly secrets?: readonly string[];
  /** Where secrets may stand in a request: `url`, `body`, or names of headers. Default: `authorization`. */
  readonly secretsMayBeIn?: readonly string[];
  /** The answer of a target that took the message. Default: any 2xx, with no body. */
  readonly accepted?: SampleAnswer;
  /** The answer of a target that wants no message before `at` (epoch ms). Default: 429 with `Retry-After` in seconds. */
  readonly waitHint?: (at: number, now: number) => SampleAnswer;
  /** Statuses that mean something else at this target than usually. */
  readonly outcomes?: Readonly<Record<number, Outcome['type']>>;
  /** The target's own rules and limits: throws if it would refuse the request. Called with everything the kit makes. */
  readonly judge?: (request: HttpRequest, message: Message) => void;
}

export interface SampleAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * The conformance kit of transports: what the host relies on.
 *
 * @example
 * describe('the transport acme', () => checkTransport(it, acme, { options: { room: '1', token: 'acme-token' } }));
 */
export function checkTransport<Options>(
  it: DeclareTest,
  transport: Transport<Options>,
  samples: TransportSamples,
): void {
  it('declares version 1 of the contract, and a name in lower case', () => {
    assert.equal(transport.contract, 1);
    assert.match(transport.name, /^[a-z][a-z0-9-]*$/);
  });
  checkOptions(it, transport, samples);
  checkParts(it, transport, samples);
  if ('request' in transport) {
    checkRequests(it, transport, samples);
    checkAnswers(it, transport, samples);
    checkOverHttp(it, transport, samples);
  } else {
    checkSending(it, transport, samples);
  }
}

function checkParts<Options>(it: DeclareTest, transport: Transport<Options>, samples: TransportSamples): void {
  it('names its parts, the same for the same options', () => {
    const options = frozen(readOptions(transport, samples.options));
    for (const [name, part] of Object.entries(pure(() => transport.parts(options)))) {
      assert.match(name, /^[a-zA-Z][a-zA-Z0-9]*$/, 'a part is a key of a template in YAML');
      assert.ok(['html', 'text', 'json'].includes(part.format), `${name}: ${part.format} is a format`);
    }
  });
}

function checkRequests<Options>(
  it: DeclareTest,
  transport: HttpTransport<Options>,
  { options: written, secretsMayBeIn = ['authorization'], judge }: TransportSamples,
): void {
  for (const [name, messages] of Object.entries(sampleMessages())) {
    it(`makes a sound request of ${name}`, () => {
      const options = frozen(readOptions(transport, written));
      const rules = { origin: originOf(options, transport), secrets: secretsIn(transport, written), secretsMayBeIn };
      for (const message of messages(transport.parts(options))) {
        const request = pure(() => transport.request(message, options));
        assertSoundRequest(request, rules);
        judge?.(request, message);
      }
    });
  }

  if (transport.authRequest === undefined) return;
  it('makes a sound request that proves the credentials', () => {
    const options = frozen(readOptions(transport, written));
    const request = pure(() => transport.authRequest?.(options));
    assert.ok(request !== undefined);
    const secrets = secretsIn(transport, written);
    assertSoundRequest(request, { origin: new URL(request.url).origin, secrets, secretsMayBeIn });
  });
}
