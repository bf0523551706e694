import { matchKeys, matchSchema, OPEN_MATCH_KEYS } from '../matchers/match-schema.ts';
import { closedMap, type JsonSchema, text } from '../schema/schema-parts.ts';
import { muteTimeNames } from './mute-time-schema.ts';

/** @param matches whether the form of matchers is part of the schema (for editors), or left to the matchers' compiler */
export function silenceSchema(matches: boolean): JsonSchema {
  return closedMap(
    {
      ...(matches ? matchKeys('Which alerts are silenced: a map of labels, or a list of matchers.') : OPEN_MATCH_KEYS),
      from: text('When it begins: `2026-12-01T00:00:00Z`, or with an offset. Absent: it has begun.', {
        examples: ['2026-12-01T00:00:00Z'],
      }),
      until: text('When it ends.', { examples: ['2026-12-02T00:00:00+09:00'] }),
      during: {
        ...muteTimeNames('In place of `from` and `until`: every time that one of these mute times holds.'),
        minItems: 1,
      },
      comment: { type: 'string', description: 'Why, for people.' },
      matchEverything: {
        type: 'boolean',
        default: false,
        description: 'Said out loud: it may silence every alert.',
      },
    },
    { description: 'A planned silence: what matches is not told while it lasts.' },
  );
}

/** @param matches as above */
export function inhibitSchema(matches: boolean): JsonSchema {
  const match = (description: string) => (matches ? matchSchema(description) : {});
  const sources = 'In place of `source`: alerts of each of these must fire, with the `equal` labels in common.';
  return closedMap(
    {
      source: match('While such an alert fires, the targets are not told.'),
      sources: { type: 'array', items: match('One of the sources.'), minItems: 1, description: sources },
      target: match('Which alerts are not told.'),
      equal: {
        type: 'array',
        items: text('A label.'),
        uniqueItems: true,
        description: 'Labels that source and target must have in common. A label that neither has is equal.',
      },
    },
    { required: ['target'], description: 'While a source fires, its targets are not told.' },
  );
}
