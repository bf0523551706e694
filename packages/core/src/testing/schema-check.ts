import type { OptionsSchema } from '@signalbox/sdk';
import { schemaProblems } from '../config/schema/schema-problems.ts';
import { schemaValidator } from '../config/schema/schema-validator.ts';

/** What a person reads about a value that is checked by this schema: nothing if it is in order. */
export function toldOf(schema: OptionsSchema, value: unknown): readonly string[] {
  const errors = schemaValidator(schema)(value);
  return schemaProblems(errors, { base: [], value, ours: true }).problems.map(({ message }) => message);
}
