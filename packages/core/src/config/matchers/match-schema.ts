import { closedMap, type JsonSchema, text } from '../schema/schema-parts.ts';

const texts: JsonSchema = {
  anyOf: [{ type: ['string', 'number'] }, { type: 'array', items: { type: ['string', 'number'] } }],
};

const labelMap: JsonSchema = {
  type: 'object',
  description: 'Every entry must hold: a label, and its value, a list of values, or a condition.',
  additionalProperties: {
    anyOf: [
      ...(texts['anyOf'] as readonly JsonSchema[]),
      closedMap({ not: { ...texts, description: 'Not this value, or none of these.' } }, { required: ['not'] }),
      closedMap({ matches: text('A regular expression (RE2) for the whole value.') }, { required: ['matches'] }),
      closedMap(
        { notMatches: text('A regular expression (RE2) that the whole value must not match.') },
        { required: ['notMatches'] },
      ),
      closedMap({ exists: { type: 'boolean', description: 'Is the label there?' } }, { required: ['exists'] }),
    ],
  },
};

/** One match: a map of labels, or a list of matchers as texts. */
export function matchSchema(description: string): JsonSchema {
  return {
    anyOf: [labelMap, { type: 'array', items: text('A matcher: `severity="critical"`, `host!~"test-.*"`.') }],
    description,
  };
}

/** The three keys that say which alerts something is about. */
export function matchKeys(description: string): Readonly<Record<string, JsonSchema>> {
  return {
    match: matchSchema(description),
    matchAny: {
      type: 'array',
      items: matchSchema(description),
      minItems: 1,
      description: 'One of these must hold (and `match`, if it is there).',
    },
    matchAnnotations: { ...labelMap, description: 'As `match`, on annotations.' },
  };
}

/** The same keys, where the form of matchers is left to their compiler. */
export const OPEN_MATCH_KEYS: Readonly<Record<string, JsonSchema>> = {
  match: {},
  matchAny: {},
  matchAnnotations: {},
};
