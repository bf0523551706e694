import { isJsonObject, type OptionsSchema } from '@signalbox/sdk';
import type { KeyPath } from '../../text/json-path.ts';
import { valueAt } from '../../text/json-path.ts';
import type { ProblemAt } from '../problems/problem.ts';
import { type SchemaPlace, schemaPlaces } from '../secrets/schema-places.ts';

/** Where the checked value stands in the file, and how its numbers are written there. */
export interface WrittenNumbers {
  readonly base: KeyPath;
  writtenAt(at: KeyPath): string | undefined;
}

/**
 * Numbers that say more than their value, where a text may stand as well (`room: 0042`, `1e3`, 20 digits), become the
 * text that was written.
 *
 * @param value is changed
 */
export function keepNumbersAsWritten(value: unknown, schema: OptionsSchema, numbers: WrittenNumbers): void {
  for (const { place, written } of numbersOtherwise(value, schema, numbers)) {
    if (place.types.includes('string')) replaceAt(value, place.path, written);
  }
}

/** Numbers that are read as another one than was written, or may be meant: in other languages `010` is eight. */
export function unclearNumbers(value: unknown, schema: OptionsSchema, numbers: WrittenNumbers): readonly ProblemAt[] {
  return numbersOtherwise(value, schema, numbers).flatMap(({ place, written, number }): readonly ProblemAt[] => {
    const at = [...numbers.base, ...place.path];
    if (place.types.includes('string')) return [];
    if (/^[-+]?0[0-9]/.test(written)) {
      const message = `${written} begins with a zero, and would be read as ${number}`;
      return [{ code: 'wrong-value', at, message, hint: `write \`${number}\`` }];
    }
    if (Number.isSafeInteger(number) || !Number.isInteger(number)) return [];
    return [{ code: 'wrong-value', at, message: 'this has more digits than a number can hold exactly' }];
  });
}

interface NumberOtherwise {
  readonly place: Pick<SchemaPlace, 'path'> & { readonly types: readonly unknown[] };
  readonly number: number;
  readonly written: string;
}

/** Where a number may stand, those that are not written as they would be printed. */
function numbersOtherwise(
  value: unknown,
  schema: OptionsSchema,
  { base, writtenAt }: WrittenNumbers,
): readonly NumberOtherwise[] {
  const writtenOtherwise = (number: number, path: KeyPath) => {
    const written = writtenAt([...base, ...path]);
    return written === String(number) ? undefined : written;
  };
  // Mostly there are none: to ask the schema about every value of ten thousand routes takes a third of a second.
  if (!someNumber(value, [], (number, path) => writtenOtherwise(number, path) !== undefined)) return [];
  return schemaPlaces(schema, value).flatMap(({ path, value: number, schemas }) => {
    if (typeof number !== 'number') return [];
    const types = schemas.flatMap(({ type }) => type);
    const written = writtenOtherwise(number, path);
    const takesNumbers = types.includes('number') || types.includes('integer');
    return written !== undefined && takesNumbers ? [{ place: { path, types }, number, written }] : [];
  });
}

/** @param at where the value stands: one list for all places, since a copy for each would be most of the work */
function someNumber(
  value: unknown,
  at: (string | number)[],
  isMeant: (number: number, at: KeyPath) => boolean,
): boolean {
  if (typeof value === 'number') return isMeant(value, at);
  const someBelow = (key: string | number, item: unknown) => {
    at.push(key);
    const found = someNumber(item, at, isMeant);
    at.pop();
    return found;
  };
  if (Array.isArray(value)) return value.some((item, index) => someBelow(index, item));
  return isJsonObject(value) && Object.keys(value).some((key) => someBelow(key, value[key]));
}

function replaceAt(root: unknown, path: KeyPath, text: string): void {
  const parent = valueAt(root, path.slice(0, -1));
  const key = path.at(-1);
  if (typeof parent === 'object' && parent !== null && key !== undefined) Reflect.set(parent, key, text);
}
