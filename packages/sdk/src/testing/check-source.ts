import assert from 'node:assert/strict';
import { Ajv, type ValidateFunction } from 'ajv';
import type { Source, SourceResult } from '../source.ts';
import { type HostilePayload, hostileBodies, hostileVariants, withoutPrototype } from './hostile-payloads.ts';
import { assertSoundResult } from './sound-result.ts';

/** Declares one test: `it` of vitest, jest, mocha or `node:test`. */
export type DeclareTest = (name: string, test: () => void | Promise<void>) => unknown;

export interface SourceSamples {
  /** As a configuration writes them, without `type`, `auth` and `expireAfter`. Default: none. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Bodies that the sender posts, by what they are. Each is read without problems; each is then spoiled in every place. */
  readonly payloads: Readonly<Record<string, unknown>>;
}

/** When the samples arrive, epoch milliseconds. */
const RECEIVED_AT = Date.UTC(2026, 2, 1, 10, 1);

/**
 * The conformance kit of sources: what the server and the core rely on.
 *
 * @example
 * describe('the source acme', () => checkSource(it, acme, { payloads: { 'a firing alert': firing() } }));
 */
export function checkSource<Options>(it: DeclareTest, source: Source<Options>, samples: SourceSamples): void {
  let options: Options | undefined;
  const read = (body: unknown): SourceResult => {
    options ??= readOptions(source, samples.options ?? {});
    const request = Object.freeze({ body, receivedAt: RECEIVED_AT });
    const result = source.read(request, options);
    assert.deepStrictEqual(source.read(request, options), result, 'the same request gives the same result');
    assertSoundResult(result, { anyDate: source.servesAlertmanagerApi === true });
    return result;
  };

  it('declares version 1 of the contract and a name', () => {
    assert.equal(source.contract, 1);
    assert.equal(typeof source.name, 'string');
    assert.notEqual(source.name, '');
  });

  it('refuses options that it does not know', () => {
    const check = compileOptions(source);
    assert.ok(check({ ...samples.options }), `the sample's options are taken: ${JSON.stringify(check.errors)}`);
    assert.equal(check({ ...samples.options, optionThatNobodyKnows: 'x' }), false);
  });

  for (const [name, payload] of Object.entries(samples.payloads)) {
    it(`reads ${name} without problems, and changes neither it nor the options`, () => {
      assert.deepEqual(read(withoutPrototype(payload)).problems, []);
      assert.deepEqual(options, readOptions(source, samples.options ?? {}));
    });

    it(`stays calm whatever is wrong in ${name}`, () => survive(hostileVariants(payload), read));
  }

  it('reads an alert from one of the samples at least', () => {
    const alerts = Object.values(samples.payloads).flatMap((payload) => read(withoutPrototype(payload)).alerts);
    assert.notEqual(alerts.length, 0);
  });

  it('stays calm whatever the body is', () => survive(hostileBodies(), read));
}

function survive(payloads: Iterable<HostilePayload>, read: (body: unknown) => SourceResult): void {
  for (const { what, body } of payloads) {
    try {
      read(body);
    } catch (error) {
      throw new Error(`${what}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
    assert.equal(Reflect.get({}, 'polluted'), undefined, `${what}: the prototype of all objects was changed`);
  }
}

function compileOptions<Options>(source: Source<Options>): ValidateFunction<Options> {
  return new Ajv({ useDefaults: true, allErrors: true }).compile<Options>(source.options);
}

/** The options as the host hands them over: with defaults. */
function readOptions<Options>(source: Source<Options>, written: Readonly<Record<string, unknown>>): Options {
  const options: unknown = structuredClone(written);
  const check = compileOptions(source);
  if (!check(options)) throw new Error(`the sample's options are not taken: ${JSON.stringify(check.errors)}`);
  return options;
}
