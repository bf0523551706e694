import type { Source, Transport } from '@signalbox/sdk';
import { channelCommon, channelSchema, templateParts } from './channels/channel-schema.ts';
import { pluginSchema } from './plugins/plugin-schema.ts';
import { defaultsSchema, routeSchema, unmatchedSchema } from './routes/route-schema.ts';
import { anyName, closedMap, type JsonSchema, named, pathName, text } from './schema/schema-parts.ts';
import { serverSchema, storeSchema } from './server/server-schema.ts';
import { sourceCommon, sourceSchema } from './sources/source-schema.ts';
import { muteTimeSchema } from './suppression/mute-time-schema.ts';
import { inhibitSchema, silenceSchema } from './suppression/suppression-schema.ts';

/** The transports and sources whose options a schema describes. */
export interface SchemaPlugins {
  readonly transports: Iterable<Transport>;
  readonly sources: Iterable<Source>;
}

/** Keys that only the main file may say. */
export const MAIN_FILE_KEYS: readonly string[] = ['server', 'store', 'defaults', 'unmatched'];

/**
 * The JSON Schema (draft 2020-12) of the main file with the options of these transports and sources, for editors: an
 * option that has a default need not be written, and every text has its markdown twin.
 */
export function configSchema(plugins: SchemaPlugins): JsonSchema {
  const channel = pluginSchema(channelSchema, channelCommon, 'transport', plugins.transports);
  const source = pluginSchema(sourceSchema, sourceCommon, 'type', plugins.sources);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Configuration of Signalbox',
    ...withMarkdown(fileSchema({ channel, source, matches: true })),
    required: ['version', 'unmatched'],
  };
}

/** The schema by which a file is checked: what plugins and matchers say for themselves is left open. */
export function writtenFileSchema(): JsonSchema {
  return fileSchema({ channel: channelSchema, source: sourceSchema, matches: false });
}

interface OpenPlaces {
  readonly channel: JsonSchema;
  readonly source: JsonSchema;
  /** Is the form of matchers part of the schema? */
  readonly matches: boolean;
}

function fileSchema({ channel, source, matches }: OpenPlaces): JsonSchema {
  return closedMap(
    {
      version: { const: 1, description: 'Version of the configuration language.', $comment: 'must be 1' },
      include: {
        type: 'array',
        items: text('A file or a glob, relative to this file.'),
        description: 'Other files of the configuration.',
      },
      server: serverSchema,
      store: storeSchema,
      sources: named(source, pathName, 'The senders of alerts, by name.'),
      defaults: defaultsSchema,
      channels: named(channel, anyName, 'The places that can be told, by name.'),
      templates: named(templateParts, anyName, 'Templates of messages, by name.'),
      muteTimes: named(muteTimeSchema, anyName, 'Times by the calendar, by name: for `mute`, `active` and `during`.'),
      silences: {
        type: 'array',
        items: silenceSchema(matches),
        description: 'Planned silences: what matches is not told while they last.',
      },
      inhibit: {
        type: 'array',
        items: inhibitSchema(matches),
        description: 'Rules by which some alerts are not told while others fire.',
      },
      routes: {
        type: 'array',
        items: { $ref: '#/$defs/route' },
        description: 'Tried in order, depth first: the first that matches takes the alert, unless it says `continue`.',
      },
      unmatched: unmatchedSchema,
    },
    { $defs: { route: routeSchema(matches) } },
  );
}

/** Editors show `markdownDescription` as it is meant; `description` is the standard's word. */
function withMarkdown(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(
    Object.entries(schema).flatMap(([keyword, value]) => {
      const twin = keyword === 'description' && typeof value === 'string' ? [['markdownDescription', value]] : [];
      return [[keyword, deepMarkdown(value)], ...twin];
    }),
  );
}

function deepMarkdown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deepMarkdown);
  return isSchema(value) ? withMarkdown(value) : value;
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null;
}
