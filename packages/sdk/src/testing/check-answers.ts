import assert from 'node:assert/strict';
import type { HttpAnswer } from '../http/http-message.ts';
import type { Outcome } from '../outcome.ts';
import type { HttpTransport } from '../transport.ts';
import { secretsIn } from './check-options.ts';
import type { DeclareTest } from './check-source.ts';
import { hostileTexts } from './hostile-alerts.ts';
import { pure } from './pure.ts';
import type { SampleAnswer, TransportSamples } from './transport-samples.ts';

/** The time of the kit's answers. */
export const NOW = Date.UTC(2026, 10, 23, 10);
const MONTH_MS = 32 * 24 * 60 * 60 * 1000;
const MAX_REASON_CHARS = 300;

/** What statuses mean unless the sample says otherwise. */
const USUAL: ReadonlyMap<number, Outcome['type']> = new Map([
  ...[301, 302, 307, 308, 400, 401, 403, 404, 405, 410, 413, 415, 422].map((status) => [status, 'reject'] as const),
  ...[408, 425, 429, 500, 502, 503, 504].map((status) => [status, 'retry'] as const),
]);

export function checkAnswers<Options>(
  it: DeclareTest,
  transport: HttpTransport<Options>,
  { options, accepted, waitHint, outcomes = {} }: TransportSamples,
): void {
  const classify = (answer: SampleAnswer): Outcome => pure(() => transport.classify(toAnswer(answer), NOW));

  it('takes the answer of a target that took the message for ok', () => {
    if (accepted !== undefined) assert.deepEqual(classify(accepted), { type: 'ok' });
  });

  for (const status of [200, 201, 202, 204]) {
    const expected = outcomes[status] ?? (accepted?.body === undefined ? 'ok' : undefined);
    it(`takes ${status} without a body for ${expected ?? 'no refusal'}`, () => {
      const outcome = classify({ status });
      if (expected !== undefined) assert.equal(outcome.type, expected);
      // A body may have been cut off: a message that the target took is not given up for that.
      else assert.notEqual(outcome.type, 'reject', `if ${status} is a refusal at this target, say so in \`outcomes\``);
      assertSoundOutcome(outcome);
    });
  }

  for (const [status, usual] of USUAL) {
    const expected = outcomes[status] ?? usual;
    it(`takes ${status} for ${expected}`, () => {
      const outcome = classify({ status });
      assert.equal(outcome.type, expected);
      assertSoundOutcome(outcome);
    });
  }

  it('waits as long as the target says (`waitHint`)', () => {
    assert.ok(
      waitHint !== undefined,
      'add `waitHint` to the samples: a function that makes the answer of a target that wants a pause until `at`, such as ' +
        '`waitHint: (at, now) => ({ status: 429, body: JSON.stringify({ retry_after: (at - now) / 1000 }) })`; ' +
        "`waitHint: 'retry-after'` for the header `Retry-After`; `waitHint: 'none'` if the target never says how long",
    );
    if (waitHint === 'none') return;
    const at = NOW + 30_000;
    const outcome = classify((waitHint === 'retry-after' ? retryAfter : waitHint)(at, NOW));
    assert.equal(outcome.type, 'retry');
    const wait = (outcome.notBefore ?? 0) - at;
    assert.ok(Math.abs(wait) <= 1_000, `not before ${outcome.notBefore}, and the target said ${at}`);
  });

  it('makes up no time when a 429 says none', () => {
    const outcome = classify({ status: 429 });
    assert.ok(outcome.type !== 'retry' || outcome.notBefore === undefined || outcome.notBefore > NOW);
  });

  it('stays calm whatever the answer holds', () => {
    for (const status of [200, 204, 302, 400, 404, 429, 500, 503, 999]) {
      for (const body of hostileBodies()) assertSoundOutcome(classify({ status, body }));
      for (const value of HOSTILE_HEADERS) {
        assertSoundOutcome(pure(() => transport.classify({ status, body: '{}', headers: { get: () => value } }, NOW)));
      }
    }
  });

  it('repeats no secret that the answer repeats', () => {
    for (const secret of secretsIn(transport, options)) {
      for (const status of [400, 401, 404, 429, 500]) {
        for (const body of [
          secret,
          JSON.stringify({ error: { message: secret }, message: secret, error_code: secret }),
        ]) {
          const outcome = classify({ status, body, headers: { location: secret, 'www-authenticate': secret } });
          assert.ok(outcome.type === 'ok' || !outcome.reason.includes(secret), 'the reason holds a secret');
        }
      }
    }
  });
}

const HOSTILE_HEADERS = [
  '',
  '0',
  '-1',
  'NaN',
  '1e999',
  '9'.repeat(400),
  'x\r\ny',
  '__proto__',
  '1764000000000',
  'null',
];

function hostileBodies(): readonly string[] {
  const values = [null, [], {}, 0, '', true, { error: null }, { error: [] }, { ok: 'no', message: { a: 1 } }];
  return [
    ...Object.values(hostileTexts).map((text) => text.slice(0, 65_536)),
    ...values.map((value) => JSON.stringify(value)),
    ...Object.values(hostileTexts).map((text) => JSON.stringify({ error: { message: text }, message: text })),
    '{',
    '['.repeat(60_000),
    '{"__proto__":{"polluted":"yes"}}',
  ];
}

export function assertSoundOutcome(outcome: Outcome): void {
  assert.ok(['ok', 'retry', 'reject'].includes(outcome.type));
  if (outcome.type === 'ok') return;
  assert.notEqual(outcome.reason, '', 'an outcome says why');
  assert.ok(outcome.reason.length <= MAX_REASON_CHARS, 'a reason is short');
  assert.doesNotMatch(outcome.reason, /[\p{Cc}\p{Cs}\u2028\u2029\u202e]/u, 'a reason is one clean line');
  if (outcome.type === 'reject' || outcome.notBefore === undefined) return;
  const isBounded = outcome.notBefore > 0 && outcome.notBefore <= NOW + MONTH_MS;
  assert.ok(isBounded, `${outcome.notBefore} is a time that can be waited for`);
}

function retryAfter(at: number, now: number): SampleAnswer {
  return { status: 429, headers: { 'retry-after': String(Math.ceil((at - now) / 1000)) } };
}

function toAnswer({ status, headers = {}, body = '' }: SampleAnswer): HttpAnswer {
  const values = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return { status, headers: { get: (name) => values.get(name.toLowerCase()) }, body };
}
