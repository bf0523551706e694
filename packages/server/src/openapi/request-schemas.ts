import { MAX_AUTHOR_LENGTH, MAX_COMMENT_LENGTH } from '../routes/api/read-silence.ts';
import { MAX_MATCHER_LENGTH, MAX_MATCHERS } from '../routes/api/read-silence-matchers.ts';
import { flag, object, text, time } from './schemas.ts';

const matcher = {
  anyOf: [
    {
      ...text,
      maxLength: MAX_MATCHER_LENGTH,
      description: 'In the syntax of matchers: `host=~"db-.*"`.',
    },
    object({ name: { ...text, minLength: 1 }, value: text }, { op: { enum: ['=', '!=', '=~', '!~'], default: '=' } }),
  ],
};

/** What people send. */
export const requestSchemas = {
  NewSilence: object(
    {
      matchers: { type: 'array', items: matcher, minItems: 1, maxItems: MAX_MATCHERS, description: 'All must hold.' },
      endsAt: time,
      author: { ...text, pattern: '\\S', maxLength: MAX_AUTHOR_LENGTH },
      comment: { ...text, pattern: '\\S', maxLength: MAX_COMMENT_LENGTH },
    },
    {
      startsAt: { ...time, description: 'Absent: now; of a change: as it was.' },
      force: { ...flag, default: false, description: 'Take also matchers that may hide everything.' },
    },
  ),
};
