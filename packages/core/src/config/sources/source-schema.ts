import { sourceAuth } from '../auth/auth-schema.ts';
import { duration, type JsonSchema, text } from '../schema/schema-parts.ts';

/** What every source takes, whatever its type. */
export const sourceCommon: Readonly<Record<string, JsonSchema>> = {
  type: text('Whose format it reads: the name of a source, of its package, or a path to it (`./mine.js`).'),
  auth: sourceAuth,
  expireAfter: duration('A firing alert that is not sent again ends after this. Absent: never by itself.'),
};

export const sourceSchema: JsonSchema = {
  type: 'object',
  properties: sourceCommon,
  required: ['type'],
  description: 'A sender; it posts to /in/NAME.',
};
