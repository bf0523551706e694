import assert from 'node:assert/strict';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Transport } from '../transport.ts';
import type { DeclareTest } from './check-source.ts';
import { type OptionPlace, optionPlaces } from './option-places.ts';
import { frozen, pure } from './pure.ts';
import type { TransportSamples } from './transport-samples.ts';

/** Names of options that hold a secret; the name of a file is not secret. */
const SECRET_NAME = /(token|secret|password|passphrase|credentials?|apikey|routingkey|key)$/i;

/** The options as the host hands them over: with defaults. */
export function readOptions<Options>(
  transport: Transport<Options>,
  written: Readonly<Record<string, unknown>>,
): Options {
  const options: unknown = structuredClone(written);
  const check = compile<Options>(transport);
  if (!check(options)) assert.fail(`the sample's options are refused: ${JSON.stringify(check.errors)}`);
  return options;
}

/** Would the schema take these options? */
export function isAcceptable<Options>(
  transport: Transport<Options>,
  written: Readonly<Record<string, unknown>>,
): boolean {
  return compile<Options>(transport)(structuredClone(written));
}

/** Every text of the sample's options that the schema marks as secret. */
export function secretsIn<Options>(
  transport: Transport<Options>,
  written: Readonly<Record<string, unknown>>,
): ReadonlySet<string> {
  const secrets = new Set<string>();
  for (const { schema, value } of optionPlaces(transport.options, written)) {
    if (schema['writeOnly'] === true && typeof value === 'string') secrets.add(value);
  }
  return secrets;
}

export function checkOptions<Options>(
  it: DeclareTest,
  transport: Transport<Options>,
  { options: written, secrets = [] }: TransportSamples,
): void {
  const places = (): readonly OptionPlace[] => [...optionPlaces(transport.options, written)];

  it('takes the sample of its options, and finds nothing to say about it', () => {
    const options = frozen(readOptions(transport, written));
    assert.deepEqual(pure(() => transport.check?.(options)) ?? [], []);
  });

  it('refuses options that it does not know, at every depth', () => {
    const check = compile(transport);
    assert.equal(check({ ...structuredClone(written), optionThatNobodyKnows: 'x' }), false);
    for (const { path, schema } of places()) {
      if (schema['type'] !== 'object' || schema['properties'] === undefined) continue;
      assert.notEqual(schema['additionalProperties'] ?? true, true, `${path || 'the top'} takes any key`);
    }
  });

  it('has defaults that it would take', () => {
    const ajv = newAjv();
    for (const { path, schema } of places()) {
      if (schema['default'] === undefined) continue;
      const inPlace = { type: 'object', properties: { option: schema } };
      assert.ok(
        ajv.validate(inPlace, { option: structuredClone(schema['default']) }),
        `the default of ${path} is refused`,
      );
    }
  });

  it('marks its secrets, and gives none a default', () => {
    for (const { path, name, schema } of places()) {
      const isText = schema['type'] === 'string';
      const isSecret = secrets.includes(path) || (SECRET_NAME.test(name) && !/(file|public)/i.test(name));
      const isMarked = schema['writeOnly'] === true;
      assert.ok(isMarked || !isText || !isSecret, `${path} is a secret, and not marked writeOnly`);
      assert.ok(!isMarked || schema['default'] === undefined, `${path} is a secret with a default`);
    }
    const known = new Set(places().map(({ path }) => path));
    for (const path of secrets) assert.ok(known.has(path), `there is no option ${path}`);
  });

  it('says of every option what it is', () => {
    for (const { path, isOption, schema } of places()) {
      if (isOption) assert.ok(schema['description'], `${path} has no description`);
    }
  });
}

function compile<Options>(transport: Transport<Options>): ValidateFunction<Options> {
  return newAjv().compile<Options>(transport.options);
}

function newAjv(): Ajv {
  const ajv = new Ajv({ useDefaults: true, allErrors: true });
  addFormats.default(ajv);
  for (const ours of ['path', 'severity']) ajv.addFormat(ours, true);
  return ajv;
}
