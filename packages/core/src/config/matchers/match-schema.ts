import { type OptionalSchema, type Schema, Type } from '@signalbox/sdk';
import { text } from '../schema/schema-parts.ts';

const oneText: Schema<string | number> = { type: ['string', 'number'] };
const texts = [oneText, Type.Array(oneText)] as const;

const labelMap = Type.Record(
  Type.String(),
  Type.Union([
    ...texts,
    Type.Object(
      { not: Type.Union(texts, { description: 'Not this value, or none of these.' }) },
      { additionalProperties: false },
    ),
    Type.Object({ matches: text('A regular expression (RE2) for the whole value.') }, { additionalProperties: false }),
    Type.Object(
      { notMatches: text('A regular expression (RE2) that the whole value must not match.') },
      { additionalProperties: false },
    ),
    Type.Object({ exists: Type.Boolean({ description: 'Is the label there?' }) }, { additionalProperties: false }),
  ]),
  { description: 'Every entry must match: a label, and its value, a list of values, or a condition.' },
);

/** One match: a map of labels, or a list of matchers as texts. Its type is unknown: matchers have a compiler of their own. */
export function matchSchema(description: string): Schema {
  return Type.Union([labelMap, Type.Array(text('A matcher: `severity="critical"`, `host!~"test-.*"`.'))], {
    description,
  });
}

/** The three keys that name the alerts something is about. */
export type MatchKeys = Readonly<Record<'match' | 'matchAny' | 'matchAnnotations', OptionalSchema>>;

export function matchKeys(description: string): MatchKeys {
  return {
    match: Type.Optional(matchSchema(description)),
    matchAny: Type.Optional(
      Type.Array(matchSchema(description), {
        minItems: 1,
        description: 'One of these must match (and `match`, if it is there).',
      }) as Schema,
    ),
    matchAnnotations: Type.Optional({ ...labelMap, description: 'As `match`, on annotations.' } as Schema),
  };
}

/** The same keys, where the form of matchers is left to their compiler. */
export const OPEN_MATCH_KEYS: MatchKeys = {
  match: Type.Optional(Type.Unknown()),
  matchAny: Type.Optional(Type.Unknown()),
  matchAnnotations: Type.Optional(Type.Unknown()),
};

export interface WrittenMatch {
  readonly match?: unknown;
  readonly matchAny?: unknown;
  readonly matchAnnotations?: unknown;
}
