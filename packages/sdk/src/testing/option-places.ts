import { isJsonObject, type JsonObject } from '../parse/json-object.ts';

/** A place in the schema of options. */
export interface OptionPlace {
  /** `auth.basic.password`; empty at the top. Items of a list have the path of their list. */
  readonly path: string;
  readonly name: string;
  /** A key of the options themselves, and not one of its forms or items. */
  readonly isOption: boolean;
  readonly schema: JsonObject;
  /** What the sample has there, if anything. */
  readonly value: unknown;
}

/** Walks a schema together with a value of it. */
export function optionPlaces(schema: unknown, value: unknown): Generator<OptionPlace> {
  return walk({ path: '', name: '', isOption: false, value }, schema);
}

function* walk(place: Omit<OptionPlace, 'schema'>, schema: unknown): Generator<OptionPlace> {
  if (!isJsonObject(schema)) return;
  yield { ...place, schema };
  const { path, value } = place;
  const members = isJsonObject(value) ? value : {};
  const declared = isJsonObject(schema['properties']) ? schema['properties'] : {};
  for (const [name, inner] of Object.entries(declared)) {
    const innerPath = path === '' ? name : `${path}.${name}`;
    yield* walk({ path: innerPath, name, isOption: true, value: members[name] }, inner);
  }
  for (const [name, member] of Object.entries(members)) {
    if (!Object.hasOwn(declared, name)) {
      yield* walk({ path: `${path}.${name}`, name, isOption: false, value: member }, schema['additionalProperties']);
      for (const inner of Object.values(isJsonObject(schema['patternProperties']) ? schema['patternProperties'] : {})) {
        yield* walk({ path: `${path}.${name}`, name, isOption: false, value: member }, inner);
      }
    }
  }
  const items = Array.isArray(value) && value.length > 0 ? value : [undefined];
  for (const item of items) yield* walk({ ...place, isOption: false, value: item }, schema['items']);
  for (const forms of [schema['anyOf'], schema['oneOf'], schema['allOf']]) {
    if (!Array.isArray(forms)) continue;
    for (const form of forms) yield* walk({ ...place, isOption: false }, form);
  }
}
