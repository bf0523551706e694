import assert from 'node:assert/strict';
import type { HttpResult } from '../http/exchange.ts';
import type { HttpRequest } from '../http/http-message.ts';
import { createHttpClient } from '../http/send-request.ts';
import type { HttpTransport } from '../transport.ts';
import { assertSoundOutcome, NOW } from './check-answers.ts';
import { readOptions } from './check-options.ts';
import type { DeclareTest } from './check-source.ts';
import { type FakeTarget, startFakeTarget, type TargetBehaviour } from './fake-target.ts';
import { plainMessage } from './sample-messages.ts';
import type { TransportSamples } from './transport-samples.ts';

/** Short, since some targets below never answer. */
const LIMIT_MS = 200;
const LONG_LIMIT_MS = 10_000;

const BAD_PEERS: Readonly<Record<string, TargetBehaviour>> = {
  'a target that says nothing': { type: 'silence' },
  'a broken connection': { type: 'reset' },
  'half a status line': { type: 'half-status-line' },
};

/** The status decides; what is missing of the body may only change the words. */
const CUT_BODIES: Readonly<Record<string, TargetBehaviour>> = {
  'half a body': { type: 'death-after-200' },
  'a reset in place of the body': { type: 'reset-after-headers' },
  'an endless body': { type: 'endless-body' },
};

/** The transport's request through the real client, to a target on loopback. */
export function checkOverHttp<Options>(
  it: DeclareTest,
  transport: HttpTransport<Options>,
  { options: written, accepted = { status: 200 } }: TransportSamples,
): void {
  const request = (): HttpRequest => {
    const options = readOptions(transport, written);
    return transport.request(plainMessage(transport.parts(options)), options);
  };

  it('reaches a target, byte for byte', async () => {
    await using target = await startFakeTarget({ type: 'answer', ...accepted });
    const { json, body, method, url } = request();
    const result = await send(request(), target, LONG_LIMIT_MS);
    assert.equal(result.type, 'answer');
    assert.deepEqual(transport.classify(result.answer, Date.now()), { type: 'ok' });
    const { pathname, search } = new URL(url);
    const [received] = target.requests;
    assert.deepEqual([received?.method, received?.path], [method, pathname + search]);
    assert.equal(received?.body, json === undefined ? (body ?? '') : JSON.stringify(json));
  });

  for (const [name, behaviour] of Object.entries(BAD_PEERS)) {
    it(`may have arrived after ${name}`, async () => {
      await using target = await startFakeTarget(behaviour);
      const result = await send(request(), target, LIMIT_MS);
      assert.equal(result.type, 'no-answer');
      assert.equal(result.sent, true);
      assert.equal(target.requests.length, 1, 'one attempt is one request');
    });
  }

  for (const [name, behaviour] of Object.entries(CUT_BODIES)) {
    it(`makes sense of ${name}`, async () => {
      await using target = await startFakeTarget(behaviour);
      const result = await send(request(), target, LONG_LIMIT_MS);
      assert.equal(result.type, 'answer');
      assertSoundOutcome(transport.classify(result.answer, NOW));
      assert.equal(target.requests.length, 1, 'one attempt is one request');
    });
  }

  it('ends when it is aborted', async () => {
    await using target = await startFakeTarget({ type: 'silence' });
    const stopping = new AbortController();
    const result = send(request(), target, LONG_LIMIT_MS, stopping.signal);
    await target.nextRequest();
    stopping.abort();
    assert.equal((await result).type, 'no-answer');
  });
}

/** Sends the request to the fake target in place of its own. */
async function send(
  { method, url, headers, json, body }: HttpRequest,
  { origin }: FakeTarget,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<HttpResult> {
  const { pathname, search } = new URL(url);
  const client = createHttpClient({ userAgent: 'signalbox', egress: 'any' });
  try {
    const redirected: HttpRequest = {
      method,
      url: origin + pathname + search,
      ...(headers === undefined ? {} : { headers }),
      ...(json === undefined ? {} : { json }),
      ...(body === undefined ? {} : { body }),
    };
    return await client.send(redirected, { timeoutMs, ...(signal === undefined ? {} : { signal }) });
  } finally {
    await client.close();
  }
}
