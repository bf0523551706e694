import assert from 'node:assert/strict';
import type { HttpTransport, Transport } from '../transport.ts';
import { checkAnswers } from './check-answers.ts';
import { checkOptions, readOptions, secretsIn } from './check-options.ts';
import { checkOverHttp } from './check-over-http.ts';
import { checkSending } from './check-sending.ts';
import type { DeclareTest } from './check-source.ts';
import { frozen, pure } from './pure.ts';
import { sampleMessages } from './sample-messages.ts';
import { assertSoundRequest, originOf } from './sound-request.ts';
import type { TransportSamples } from './transport-samples.ts';

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
