import { FilePath, parseWebAddress, Secret, Severity, type Static, Type } from '@signalbox/sdk';

const color = Type.Enum(['yellow', 'green', 'red', 'purple', 'gray', 'random']);

/** What colour and bell follow from: when all is over, the severity no longer counts. */
const level = Severity({ examples: ['resolved'] });

/** The channel's options: this one declaration is type, JSON Schema, README table, and what is masked. */
export const options = Type.Object(
  {
    room: Type.Union([Type.String({ minLength: 1 }), Type.Integer({ minimum: 1 })], {
      description: 'Room API id, or the name of the room.',
    }),
    token: Secret({ description: 'Room notification token, with the scope `send_notification`.' }),
    baseUrl: Type.String({
      default: 'https://api.hipchat.com',
      description: 'HipChat Server or Data Center: its own address, without `/v2`.',
    }),
    caFile: Type.Optional(
      FilePath({
        description: 'PEM file of the authority that signed the certificate of the server.',
      }),
    ),
    from: Type.Optional(Type.String({ description: 'Shown next to the name of the sender; cut at 64 characters.' })),
    notify: Type.Union([Type.Boolean(), Type.Array(level)], {
      default: ['critical'],
      description: 'Severities, and `resolved`, that ring and pop up on desktops; `true` for all, `false` for none.',
    }),
    format: Type.Enum(['html', 'text'], {
      default: 'html',
      description: '`html`, or `text`: emoticons and bare links work in it.',
    }),
    mentions: Type.Boolean({
      default: false,
      description: 'With `format: text`: may `@all` and `@name` ring? They may be in the data of an alert too.',
    }),
    colors: Type.Record(level, color, {
      default: {},
      description: 'Severities, and `resolved`, with another colour than the usual one.',
    }),
    card: Type.Boolean({
      default: false,
      description: 'Sends a card as well: clients that know cards show it instead of the message.',
    }),
  },
  { additionalProperties: false },
);

export type HipchatOptions = Static<typeof options>;

/** What the schema cannot say. A sentence each; none repeats a value, since one of them is a secret. */
export function checkOptions({ baseUrl, room, token }: HipchatOptions): readonly string[] {
  const problems: string[] = [];
  const url = parseWebAddress(baseUrl);
  if (url === undefined) {
    problems.push('baseUrl must be an address that begins with https:// or http://');
  } else {
    if (url.username !== '' || url.password !== '')
      problems.push('baseUrl must not carry credentials: `token` is enough');
    if (url.search !== '' || url.hash !== '') problems.push('baseUrl must end with its path: no `?` and no `#`');
    if (/\/v2\/*$/.test(url.pathname)) problems.push('baseUrl must not end with /v2: it is added');
  }
  if (/^\s*\.{0,2}\s*$/.test(String(room))) problems.push('room must be the id or the name of a room');
  if (!/^[\x21-\x7e]*$/.test(token)) problems.push('token must not have spaces, line ends or special characters in it');
  return problems;
}
