import { FilePath, Secret, type Static, Type } from '@signalbox/sdk';

const strict = { additionalProperties: false };

const auth = Type.Object(
  {
    basic: Type.Optional(
      Type.Object(
        {
          username: Type.String({ minLength: 1, description: 'User name.' }),
          password: Secret({ description: 'Password.' }),
        },
        { ...strict, description: 'Basic authentication.' },
      ),
    ),
    bearer: Type.Optional(Secret({ description: 'Token of `Authorization: Bearer`.' })),
    header: Type.Optional(
      Type.Object(
        {
          name: Type.String({ minLength: 1, description: 'Name of the header.' }),
          value: Secret({ description: 'Its secret value.' }),
        },
        { ...strict, description: 'A header of its own, `X-Api-Key` for instance.' },
      ),
    ),
  },
  {
    ...strict,
    minProperties: 1,
    maxProperties: 1,
    description: 'How we prove who we are: one of `basic`, `bearer` and `header`.',
  },
);

const signingSecret = Type.Union([Secret(), Type.Array(Secret(), { minItems: 1, maxItems: 4 })], {
  writeOnly: true,
  description: 'Signs by Standard Webhooks: `whsec_` and 24 to 64 bytes in base64. A list while the secret is changed.',
});

export const options = Type.Object(
  {
    url: Secret({ description: 'Where to, http or https. Secret as a whole, since it often holds a token.' }),
    method: Type.Enum(['POST', 'PUT', 'PATCH', 'DELETE', 'GET'], {
      default: 'POST',
      description: 'HTTP method. `GET` sends no body.',
    }),
    headers: Type.Record(Type.String(), Type.String(), {
      default: {},
      description: 'Further headers. Not for secrets: those belong into `auth.header`.',
    }),
    contentType: Type.String({
      minLength: 1,
      default: 'application/json',
      description:
        'Content type of the body. With another one than JSON a template writes plain text: nothing is escaped for JSON then.',
    }),
    auth: Type.Optional(auth),
    signingSecret: Type.Optional(signingSecret),
    maxAlerts: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: 'The most `alerts` in the default body; `truncatedAlerts` counts the others.',
      }),
    ),
    caFile: Type.Optional(
      FilePath({ description: 'PEM file of the authorities to trust in place of the usual ones.' }),
    ),
    certFile: Type.Optional(FilePath({ description: 'PEM file of the client certificate; needs `keyFile`.' })),
    keyFile: Type.Optional(FilePath({ description: 'PEM file of its key.' })),
  },
  strict,
);

export type WebhookOptions = Static<typeof options>;
