import assert from 'node:assert/strict';
import type { HttpTransport, Transport } from '../transport.ts';
import { checkAnswers } from './check-answers.ts';
import { checkOptions, readOptions, secretsIn } from './check-options.ts';
import { checkOverHttp } from './check-over-http.ts';
import { checkParts } from './check-parts.ts';
import { checkSecrets } from './check-secrets.ts';
import { checkSending } from './check-sending.ts';
import type { DeclareTest } from './check-source.ts';
import { checkTexts } from './check-texts.ts';
import { frozen, pure } from './pure.ts';
import { sampleMessages } from './sample-messages.ts';
import { assertSoundRequest, originOf } from './sound-request.ts';
import type { TransportSamples } from './transport-samples.ts';

/**
 * The conformance kit of transports: what the host relies on. What only the target's documentation says must be in the
 * samples: a test fails that names what to add.
 *
 * @example
 * describe('the transport acme', () =>
 *   checkTransport(it, acme, {
 *     options: { room: '1', token: 'acme-token' },
 *     waitHint: 'retry-after',
 *     limits: { text: 4_000 },
 *     mentions: ({ json }) => JSON.stringify(json).match(/@all/g) ?? [],
 *   }));
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
  checkSecrets(it, transport, samples);
  checkParts(it, transport, samples);
  if ('request' in transport) {
    checkRequests(it, transport, samples);
    checkTexts(it, transport, samples);
    checkAnswers(it, transport, samples);
    checkOverHttp(it, transport, samples);
  } else {
    checkSending(it, transport, samples);
  }
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
