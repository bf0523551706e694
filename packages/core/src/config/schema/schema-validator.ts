import { isJsonObject, type OptionsSchema, type Schema } from '@signalbox/sdk';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** Checks a value, fills defaults into it, and gives what is wrong. */
export type SchemaValidator = (value: unknown) => readonly ErrorObject[];

/** Compiling is the slow part; a plugin's schema is one object for the life of the process. */
const compiled = new WeakMap<OptionsSchema, SchemaValidator>();

/**
 * The validator of a schema, any of draft 2020-12. All errors are gathered; defaults are filled in before `required`
 * is checked.
 *
 * @throws Error if the schema itself is wrong
 */
export function schemaValidator(schema: OptionsSchema): SchemaValidator {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const ajv = new Ajv2020({ allErrors: true, verbose: true, useDefaults: true, strict: false, ownProperties: true });
  formats.default(ajv);
  for (const ours of ['path', 'severity']) ajv.addFormat(ours, true);
  const validate = ajv.compile(plainSchema(schema));
  const validator: SchemaValidator = (value) => (validate(value) ? [] : [...(validate.errors ?? [])]);
  compiled.set(schema, validator);
  return validator;
}

/** As it would be printed: without what schema builders keep on their objects beside the standard's keywords. */
export function plainSchema(schema: OptionsSchema): Schema {
  const parsed: unknown = JSON.parse(JSON.stringify(schema));
  return isJsonObject(parsed) ? parsed : {};
}
