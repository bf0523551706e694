import { type Static, Type } from '@signalbox/sdk';
import { duration, text, type Written } from '../schema/schema-parts.ts';

export const DEFAULT_TIMEOUT = '10s';
export const DEFAULT_GIVE_UP_AFTER = '24h';
export const DEFAULT_FALLBACK_AFTER = '10m';
export const DEFAULT_CONCURRENCY = 4;

const templatePart = Type.Union(
  [
    Type.String(),
    Type.Object({ file: text('A Handlebars file, relative to this one.') }, { additionalProperties: false }),
  ],
  {
    description: 'A Handlebars template, or `{ file: PATH }`.',
    $comment: 'must be a text or `{ file: PATH }`',
  },
);

/** The parts of a message, each a Handlebars text or a file that has one. */
export const templateParts = Type.Record(Type.String(), templatePart, {
  minProperties: 1,
  description: 'The parts of a message by their names (HipChat: `message`). What is left out comes from the transport.',
});

/** What every channel takes, whatever its transport. */
export const channelCommon = {
  transport: text('How it is notified: the name of a transport, of its package, or a path to it (`./mine.js`).'),
  template: Type.Optional(
    Type.Union([text('Name of a template.'), templateParts], {
      description: 'The name of a template, or its parts.',
      $comment: 'must be the name of a template, or a map of parts',
    }),
  ),
  sendResolved: Type.Optional(Type.Boolean({ default: true, description: 'Notify it when alerts are over.' })),
  rateLimit: Type.Optional(
    Type.String({
      pattern: '^\\d{1,9}/.+$',
      $comment: 'must be a count and a duration, such as `60/1m`',
      description: 'Most messages in any such time: `60/1m`. Default: the documented limit of the target.',
      examples: ['60/1m'],
    }),
  ),
  concurrency: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 100,
      description: `Attempts at the same time. Default: what its transport says, else ${DEFAULT_CONCURRENCY}.`,
    }),
  ),
  timeout: Type.Optional(duration('How long an attempt may take.', DEFAULT_TIMEOUT)),
  retry: Type.Optional(
    Type.Object(
      {
        giveUpAfter: Type.Optional(
          duration('How long a message is tried before it becomes a dead letter.', DEFAULT_GIVE_UP_AFTER),
        ),
      },
      { additionalProperties: false, description: 'When a message cannot be delivered.' },
    ),
  ),
  fallback: Type.Optional(
    text('The channel that is notified of what this one rejects, or has not taken for `fallbackAfter`.', {
      examples: ['ops-room'],
    }),
  ),
  fallbackAfter: Type.Optional(
    duration('How long a message may wait before the fallback is notified of it.', DEFAULT_FALLBACK_AFTER),
  ),
  insteadOf: Type.Optional(
    text(
      'What notified people before. It says that this channel only stands in for it, as `import` writes it: a route that reaches nothing else is a warning.',
      { examples: ['pagerduty'] },
    ),
  ),
  suspended: Type.Optional(Type.Boolean({ default: false, description: 'Passed over as if no route named it.' })),
  allowPrivate: Type.Optional(
    Type.Boolean({
      default: false,
      description: 'It may reach loopback and private addresses though `server.egress` is `public`.',
    }),
  ),
};

export const channelSchema = Type.Object(channelCommon, { description: 'A place that can be notified.' });

/** The transport's own options stand beside these. */
export type WrittenChannel = Written<Static<typeof channelSchema>> & Readonly<Record<string, unknown>>;

/** Parts by name. */
export type WrittenTemplate = Written<Static<typeof templateParts>>;
