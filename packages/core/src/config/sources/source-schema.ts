import { type Static, Type } from '@signalbox/sdk';
import { sourceAuth } from '../auth/auth-schema.ts';
import { duration, text, type Written } from '../schema/schema-parts.ts';

/** What every source takes, whatever its type. */
export const sourceCommon = {
  type: text('Whose format it reads: the name of a source, of its package, or a path to it (`./mine.js`).'),
  auth: Type.Optional(sourceAuth),
  expireAfter: Type.Optional(
    duration('A firing alert that is not sent again ends after this. Absent: never by itself.'),
  ),
};

export const sourceSchema = Type.Object(sourceCommon, { description: 'A sender; it posts to /in/NAME.' });

/** The source's own options stand beside these. */
export type WrittenSource = Written<Static<typeof sourceSchema>> & Readonly<Record<string, unknown>>;
