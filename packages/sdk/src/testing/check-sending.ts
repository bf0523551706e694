import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { Outcome } from '../outcome.ts';
import type { SendContext, SendTransport } from '../transport.ts';
import { readOptions, secretsIn } from './check-options.ts';
import type { DeclareTest } from './check-source.ts';
import { frozen, pure } from './pure.ts';
import { plainMessage, sampleMessages } from './sample-messages.ts';
import type { TransportSamples } from './transport-samples.ts';

const SOON_MS = 2_000;

/** For transports that are not HTTP: the sample's options lead to a target of the test's own. */
export function checkSending<Options>(
  it: DeclareTest,
  transport: SendTransport<Options>,
  { options: written }: TransportSamples,
): void {
  for (const [name, messages] of Object.entries(sampleMessages())) {
    it(`sends and previews ${name}`, async () => {
      const options = frozen(readOptions(transport, written));
      for (const message of messages(transport.parts(options))) {
        const preview = inspect(
          pure(() => transport.preview(message, options)),
          { depth: null },
        );
        for (const secret of secretsIn(transport, written))
          assert.ok(!preview.includes(secret), 'the preview shows a secret');
        assertOutcome(await transport.send(message, options, aContext(new AbortController().signal)));
      }
    });
  }

  it('ends soon after it is aborted', async () => {
    const options = frozen(readOptions(transport, written));
    const stopping = new AbortController();
    const sending = transport.send(plainMessage(transport.parts(options)), options, aContext(stopping.signal));
    stopping.abort();
    assert.equal(await endsSoon(sending), true);
  });

  it('ends soon when it was aborted before', async () => {
    const options = frozen(readOptions(transport, written));
    const sending = transport.send(plainMessage(transport.parts(options)), options, aContext(AbortSignal.abort()));
    assert.equal(await endsSoon(sending), true);
  });
}

function aContext(signal: AbortSignal): SendContext {
  return { signal, log: () => undefined };
}

function assertOutcome(outcome: Outcome): void {
  assert.ok(['ok', 'retry', 'reject'].includes(outcome.type));
  assert.ok(outcome.type === 'ok' || outcome.reason !== '', 'an outcome says why');
}

/** An abort may reject as well: the host has stopped listening. */
async function endsSoon(sending: Promise<Outcome>): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), SOON_MS);
  const isOver = (): boolean => true;
  const ended = await Promise.race([sending.then(isOver, isOver), late.promise]);
  clearTimeout(timer);
  return ended;
}
