import { isJsonObject, type OptionsSchema, type Schema } from '@signalbox/sdk';
import { plainSchema } from '../schema/schema-validator.ts';

/** A transport or a source, as far as its options go. */
interface Plugin {
  readonly name: string;
  readonly options: OptionsSchema;
}

/** A channel or source whose own options follow from its `transport` or `type`; other names stay open. */
export function pluginSchema<T>(
  base: Schema<T>,
  common: Readonly<Record<string, Schema>>,
  key: 'transport' | 'type',
  plugins: Iterable<Plugin>,
): Schema<T> {
  const list = [...plugins];
  const names = {
    anyOf: [{ enum: list.map(({ name }) => name) }, { type: 'string' }],
    description: common[key]?.['description'],
  };
  return {
    ...base,
    properties: { ...common, [key]: list.length === 0 ? common[key] : names },
    ...(list.length === 0 ? {} : { allOf: list.map((plugin) => whenChosen(plugin, common, key)) }),
  };
}

function whenChosen({ name, options }: Plugin, common: Readonly<Record<string, Schema>>, key: string): Schema {
  const plain = plainSchema(options);
  const own = dropDefaulted(plain);
  const properties = isJsonObject(own['properties']) ? own['properties'] : {};
  const open = Object.fromEntries(Object.keys(common).map((shared) => [shared, true]));
  return {
    if: { properties: { [key]: { const: name } }, required: [key] },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: { ...own, properties: { ...open, ...properties } },
  };
}

/** Defaults are filled in before `required` is checked, so who writes a file need not say what has one. */
function dropDefaulted(schema: Schema): Schema {
  const properties = isJsonObject(schema['properties']) ? schema['properties'] : {};
  const kept = Object.entries(schema).map(([keyword, value]) => {
    if (keyword === 'required' && Array.isArray(value)) {
      return [keyword, value.filter((name) => !hasDefault(properties[String(name)]))];
    }
    return [keyword, deepDrop(value)];
  });
  return Object.fromEntries(kept);
}

function deepDrop(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deepDrop);
  return isJsonObject(value) ? dropDefaulted(value) : value;
}

function hasDefault(schema: unknown): boolean {
  return isJsonObject(schema) && 'default' in schema;
}
