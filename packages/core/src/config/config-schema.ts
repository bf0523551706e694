import { isJsonObject, type Schema, type Source, type Static, type Transport, Type } from '@signalbox/sdk';
import { nearestName } from '../text/did-you-mean.ts';
import { channelCommon, channelSchema, templateParts } from './channels/channel-schema.ts';
import { pluginSchema } from './plugins/plugin-schema.ts';
import { firstWord } from './problems/key-path.ts';
import { defaultsSchema, routeSchema, unmatchedSchema, type WrittenRoute } from './routes/route-schema.ts';
import { anyName, pathName, text, type Written } from './schema/schema-parts.ts';
import { serverSchema, storeSchema } from './server/server-schema.ts';
import { sourceCommon, sourceSchema } from './sources/source-schema.ts';
import { muteTimeSchema } from './suppression/mute-time-schema.ts';
import { inhibitSchema, silenceSchema } from './suppression/suppression-schema.ts';

/** The transports and sources whose options a schema describes. */
export interface SchemaPlugins {
  readonly transports: Iterable<Transport>;
  readonly sources: Iterable<Source>;
}

/** Keys that only the main file may have. */
export const MAIN_FILE_KEYS: readonly string[] = ['server', 'store', 'defaults', 'unmatched'];

/**
 * The JSON Schema (draft 2020-12) of the main file with the options of these transports and sources, for editors: an
 * option that has a default need not be written, and every text has its markdown twin.
 */
export function configSchema(plugins: SchemaPlugins): Schema {
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
export function writtenFileSchema(): ReturnType<typeof fileSchema> {
  return fileSchema({ channel: channelSchema, source: sourceSchema, matches: false });
}

interface OpenPlaces {
  readonly channel: Schema<Static<typeof channelSchema>>;
  readonly source: Schema<Static<typeof sourceSchema>>;
  /** Is the form of matchers part of the schema? */
  readonly matches: boolean;
}

function fileSchema({ channel, source, matches }: OpenPlaces) {
  return Type.Partial(
    Type.Object(
      {
        version: Type.Literal(1, { description: 'Version of the configuration language.', $comment: 'must be 1' }),
        include: Type.Array(text('A file or a glob, relative to this file.'), {
          description: 'Other files of the configuration.',
        }),
        server: serverSchema,
        store: storeSchema,
        sources: Type.Record(pathName, source, { description: 'The senders of alerts, by name.' }),
        defaults: defaultsSchema,
        channels: Type.Record(anyName, channel, { description: 'The channels that can be notified, by name.' }),
        templates: Type.Record(anyName, templateParts, { description: 'Templates of messages, by name.' }),
        muteTimes: Type.Record(anyName, muteTimeSchema, {
          description: 'Times by the calendar, by name: for `mute`, `active` and `during`.',
        }),
        silences: Type.Array(silenceSchema(matches), {
          description: 'Planned silences: what matches notifies nobody while they last.',
        }),
        inhibit: Type.Array(inhibitSchema(matches), {
          description: 'Rules by which some alerts notify nobody while others fire.',
        }),
        routes: Type.Array(Type.Ref<WrittenRoute>('#/$defs/route'), {
          description:
            'Tried in order, depth first: the first that matches takes the alert, unless it says `continue`.',
        }),
        unmatched: unmatchedSchema,
      },
      { additionalProperties: false, $defs: { route: routeSchema(matches) } },
    ),
  );
}

/** What a file says, as much of it as has the form of the language. */
export type WrittenFile = Written<Static<ReturnType<typeof fileSchema>>>;

/** Editors show `markdownDescription` as it is meant; `description` is the standard's word. */
function withMarkdown(schema: Schema): Schema {
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

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null;
}

/** The unknown keys of a file for which the hint is this key: what stands below one is meant to stand below the other. */
export function misspelt(value: unknown, key: string): readonly string[] {
  if (!isJsonObject(value)) return [];
  topLevelKeys ??= Object.keys(writtenFileSchema().properties);
  const known = topLevelKeys;
  return Object.keys(value).filter((name) => !known.includes(name) && nearestName(firstWord(name), known) === key);
}

let topLevelKeys: readonly string[] | undefined;
