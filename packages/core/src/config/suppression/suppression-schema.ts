import { type Schema, type Static, Type } from '@signalbox/sdk';
import { type MatchKeys, matchKeys, matchSchema, OPEN_MATCH_KEYS } from '../matchers/match-schema.ts';
import { text, type Written } from '../schema/schema-parts.ts';
import { muteTimeNames } from './mute-time-schema.ts';

/** @param matches whether the form of matchers is part of the schema (for editors), or left to the matchers' compiler */
export function silenceSchema(matches: boolean) {
  const keys: MatchKeys = matches
    ? matchKeys('Which alerts are silenced: a map of labels, or a list of matchers.')
    : OPEN_MATCH_KEYS;
  return Type.Object(
    {
      ...keys,
      from: Type.Optional(
        text('When it begins: `2026-12-01T00:00:00Z`, or with an offset. Absent: it has begun.', {
          examples: ['2026-12-01T00:00:00Z'],
        }),
      ),
      until: Type.Optional(text('When it ends.', { examples: ['2026-12-02T00:00:00+09:00'] })),
      during: Type.Optional(
        muteTimeNames('In place of `from` and `until`: every time that one of these mute times is active.', {
          minItems: 1,
        }),
      ),
      comment: Type.Optional(Type.String({ description: 'Why, for people.' })),
      matchEverything: Type.Optional(
        Type.Boolean({ default: false, description: 'Must be set where every alert is meant.' }),
      ),
    },
    { additionalProperties: false, description: 'A planned silence: what matches notifies nobody while it lasts.' },
  );
}

export type WrittenSilence = Written<Static<ReturnType<typeof silenceSchema>>>;

/** @param matches as above */
export function inhibitSchema(matches: boolean) {
  const match = (description: string): Schema => (matches ? matchSchema(description) : Type.Unknown());
  const sources = 'In place of `source`: alerts of each of these must fire, with the `equal` labels in common.';
  return Type.Object(
    {
      source: Type.Optional(match('While such an alert fires, the targets notify nobody.')),
      sources: Type.Optional(Type.Array(match('One of the sources.'), { minItems: 1, description: sources })),
      target: match('The alerts that notify nobody meanwhile.'),
      equal: Type.Optional(
        Type.Array(text('A label.'), {
          uniqueItems: true,
          description: 'Labels that source and target must have in common. A label that neither has is equal.',
        }),
      ),
    },
    { additionalProperties: false, description: 'While a source fires, its targets notify nobody.' },
  );
}

export type WrittenInhibition = Written<Static<ReturnType<typeof inhibitSchema>>>;
