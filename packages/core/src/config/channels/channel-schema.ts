import { closedMap, duration, type JsonSchema, text } from '../schema/schema-parts.ts';

export const DEFAULT_TIMEOUT = '10s';
export const DEFAULT_GIVE_UP_AFTER = '24h';
export const DEFAULT_CONCURRENCY = 4;

/** The parts of a message, each a Handlebars text or a file that has one. */
export const templateParts: JsonSchema = {
  type: 'object',
  minProperties: 1,
  description: 'The parts of a message by their names (HipChat: `message`). What is left out comes from the transport.',
  additionalProperties: {
    anyOf: [
      { type: 'string' },
      closedMap({ file: text('A Handlebars file, relative to this one.') }, { required: ['file'] }),
    ],
    description: 'A Handlebars template, or `{ file: PATH }`.',
    $comment: 'must be a text or `{ file: PATH }`',
  },
};

/** What every channel takes, whatever its transport. */
export const channelCommon: Readonly<Record<string, JsonSchema>> = {
  transport: text('How it is told: the name of a transport, of its package, or a path to it (`./mine.js`).'),
  template: {
    anyOf: [text('Name of a template.'), templateParts],
    description: 'The name of a template, or its parts.',
    $comment: 'must be the name of a template, or a map of parts',
  },
  sendResolved: { type: 'boolean', default: true, description: 'Tell it when alerts are over.' },
  rateLimit: {
    type: 'string',
    pattern: '^\\d{1,9}/.+$',
    $comment: 'must be a count and a duration, such as `60/1m`',
    description: 'Most messages in any such time: `60/1m`. Default: the documented limit of the target.',
    examples: ['60/1m'],
  },
  concurrency: { type: 'integer', minimum: 1, maximum: 100, description: 'Attempts at the same time.' },
  timeout: duration('How long an attempt may take.', DEFAULT_TIMEOUT),
  retry: closedMap(
    { giveUpAfter: duration('How long a message is tried before it becomes a dead letter.', DEFAULT_GIVE_UP_AFTER) },
    { description: 'When it cannot be told.' },
  ),
  suspended: { type: 'boolean', default: false, description: 'Passed over as if no route named it.' },
  allowPrivate: {
    type: 'boolean',
    default: false,
    description: 'It may reach loopback and private addresses though `server.egress` is `public`.',
  },
};

export const channelSchema: JsonSchema = {
  type: 'object',
  properties: channelCommon,
  required: ['transport'],
  description: 'A place that can be told.',
};
