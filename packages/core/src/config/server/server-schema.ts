import { type Schema, type Static, Type } from '@signalbox/sdk';
import { serverAuth } from '../auth/auth-schema.ts';
import { text, type Written } from '../schema/schema-parts.ts';

export const DEFAULT_LISTEN = '127.0.0.1:8080';
export const DEFAULT_STORE = 'sqlite:./data/signalbox.db';
export const DEFAULT_MAX_BODY_BYTES = 1_048_576;

const egress: Schema<'any' | 'public'> = {
  enum: ['any', 'public'],
  default: 'any',
  description:
    '`public`: channels reach no loopback and no private address unless they set `allowPrivate`. Link-local and metadata addresses are never reached.',
};

export const serverSchema = Type.Partial(
  Type.Object(
    {
      listen: text('Address and port. A change counts after a restart.', {
        default: DEFAULT_LISTEN,
        examples: [DEFAULT_LISTEN],
      }),
      externalUrl: text('Where people reach this server: links in messages begin with it.', {
        pattern: '^https?://[^\\s?#]+$',
        $comment: 'must be an http or https address without `?` and `#`',
      }),
      auth: serverAuth,
      egress,
      maxBodyBytes: Type.Integer({
        minimum: 1_024,
        maximum: 67_108_864,
        default: DEFAULT_MAX_BODY_BYTES,
        description: 'Largest body of a request, in bytes.',
      }),
    },
    { additionalProperties: false, description: 'The HTTP server.' },
  ),
);

export type WrittenServer = Written<Static<typeof serverSchema>>;

/** A file's name, not that of a folder. */
const SQLITE_PATTERN = '^sqlite:(.*/)?(?!\\s*$|\\.{1,2}$)[^/]+$';
const STORE_PATTERN = `${SQLITE_PATTERN}|^postgres(ql)?://.+$`;

/** Is this a store that the command line may name: `sqlite:PATH`? */
export function isSqliteStore(place: string): boolean {
  return new RegExp(SQLITE_PATTERN, 'u').test(place);
}

export const storeSchema = text(
  'Where alerts and messages are kept: `sqlite:PATH` (relative to the working directory; the folder is made); `postgres://...` comes with a later version. A change counts after a restart.',
  {
    default: DEFAULT_STORE,
    examples: [DEFAULT_STORE],
    pattern: STORE_PATTERN,
    $comment: 'must be `sqlite:PATH`, where PATH is a file',
  },
);
