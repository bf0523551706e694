import { serverAuth } from './auth-schema.ts';
import { closedMap, type JsonSchema, text } from './json-schema.ts';

export const DEFAULT_LISTEN = '127.0.0.1:8080';
export const DEFAULT_STORE = 'sqlite:./data/signalbox.db';
export const DEFAULT_MAX_BODY_BYTES = 1_048_576;

export const serverSchema: JsonSchema = closedMap(
  {
    listen: text('Address and port. A change counts after a restart.', { default: DEFAULT_LISTEN }),
    externalUrl: text('Where people reach this server: it stands before the links in messages.', {
      pattern: '^https?://[^\\s?#]+$',
      $comment: 'must be an http or https address without `?` and `#`',
    }),
    auth: serverAuth,
    egress: {
      enum: ['any', 'public'],
      default: 'any',
      description:
        '`public`: channels reach no loopback and no private address unless they say `allowPrivate`. Link-local and metadata addresses are never reached.',
    },
    maxBodyBytes: {
      type: 'integer',
      minimum: 1_024,
      maximum: 67_108_864,
      default: DEFAULT_MAX_BODY_BYTES,
      description: 'Largest body of a request, in bytes.',
    },
  },
  { description: 'The HTTP server.' },
);

export const storeSchema: JsonSchema = text(
  'Where alerts and messages are kept: `sqlite:PATH` (relative to the working directory; the folder is made) or `postgres://USER@HOST/DATABASE`. A change counts after a restart.',
  {
    default: DEFAULT_STORE,
    pattern: '^(sqlite:.+|postgres(ql)?://.+)$',
    $comment: 'must be `sqlite:PATH` or `postgres://USER@HOST/DATABASE`',
  },
);
