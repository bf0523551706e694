import { type PropertySchemas, Secret, type Static, Type } from '@signalbox/sdk';
import { text, type Written } from '../schema/schema-parts.ts';

const basic = Type.Object(
  {
    username: text('Without a colon.', { pattern: '^[^:]+$', $comment: 'must have no colon' }),
    password: Secret({ description: 'The password.' }),
  },
  { additionalProperties: false, description: 'HTTP basic authentication.' },
);

const bearer = Secret({ description: '`Authorization: Bearer TOKEN`.' });

const inPath = Secret({ description: 'The last part of the path, `/in/NAME/SECRET`, or `?secret=SECRET`.' });

/** One credential: a map with exactly one of its kinds. */
function credential<Kinds extends PropertySchemas>(kinds: Kinds) {
  const schema = Type.Object(kinds, {
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 1,
    $comment: `must have exactly one of ${Object.keys(kinds).join(', ')}`,
  });
  return Type.Partial(schema);
}

function auth<Kinds extends PropertySchemas>(kinds: Kinds, description: string) {
  const one = credential(kinds);
  return Type.Union([Type.Literal('none'), one, Type.Array(one, { minItems: 1 })], {
    description,
    $comment: 'must be a credential, a list of credentials, or `none`',
  });
}

export const serverAuth = auth(
  { basic, bearer },
  'Who may use the API: whoever fulfils one of these. `none`: anyone who reaches it.',
);

const sourceKinds = { basic, bearer, secret: inPath };

export const sourceAuth = auth(
  sourceKinds,
  'Who may post alerts: whoever fulfils one of these. Without it the source is open.',
);

/** One of them. */
export type WrittenCredential = Written<Partial<Static<ReturnType<typeof credential<typeof sourceKinds>>>>>;
export type WrittenAuth = Written<Static<typeof sourceAuth>>;
