import { closedMap, type JsonSchema, text } from '../schema/schema-parts.ts';

const secret = (description: string) => text(description, { writeOnly: true });

const basic = closedMap(
  {
    username: text('Without a colon.', { pattern: '^[^:]+$', $comment: 'must have no colon' }),
    password: secret('The password.'),
  },
  { required: ['username', 'password'], description: 'HTTP basic authentication.' },
);

const bearer = secret('`Authorization: Bearer TOKEN`.');

const inPath = secret('The last part of the path, `/in/NAME/SECRET`, or `?secret=SECRET`.');

/** One credential: a map with exactly one of its kinds. */
function credential(kinds: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return closedMap(kinds, {
    minProperties: 1,
    maxProperties: 1,
    $comment: `must have exactly one of ${Object.keys(kinds).join(', ')}`,
  });
}

function auth(kinds: Readonly<Record<string, JsonSchema>>, description: string): JsonSchema {
  const one = credential(kinds);
  return {
    anyOf: [{ const: 'none' }, one, { type: 'array', items: one, minItems: 1 }],
    description,
    $comment: 'must be a credential, a list of credentials, or `none`',
  };
}

export const serverAuth: JsonSchema = auth(
  { basic, bearer },
  'Who may use the API: one of these must hold. `none`: anyone who reaches it.',
);

export const sourceAuth: JsonSchema = auth(
  { basic, bearer, secret: inPath },
  'Who may post alerts: one of these must hold. Without it the source is open.',
);
