import { checkOauth } from './check-settings.ts';
import { AUTHORIZATION_KEYS, BASIC_AUTH_KEYS, HEADER_KEYS, HTTP_KEYS, TLS_KEYS } from './known-keys.ts';
import { block, type Entry, type Piece } from './piece.ts';
import type { Problems } from './problems.ts';
import { asMap, isEmpty, type MapReader, mapReader } from './read-values.ts';
import type { WrittenMap } from './written.ts';

/** Options of the webhook transport. */
type Options = Readonly<Record<string, Piece | undefined>>;

/** What an `http_config` becomes, and sentences about what it cannot become. */
export interface HttpOptions {
  readonly options: Options;
  readonly notes: readonly string[];
}

/** @see https://prometheus.io/docs/alerting/latest/configuration/#http_config */
export function readHttpConfig(map: WrittenMap, problems: Problems): HttpOptions {
  const reader = mapReader(map, HTTP_KEYS, problems);
  const tls = tlsOptions(reader.mapAt('tls_config'), problems);
  const headers = headerOptions(reader.mapAt('http_headers'), problems);
  const auth = authOf(reader, problems) ?? headers.auth;
  checkOauth(map.entries.get('oauth2'), problems);
  reader.boolean('enable_http2'); // the version of the protocol changes nothing of what is said
  // Redirects are Alertmanager's default, so that `true` says no more than its absence does; `false` is what is done here.
  reader.boolean('follow_redirects');
  const proxy = reader.boolean('proxy_from_environment') === true;
  const proxied = proxy ? [problems.note(map, '`proxy_from_environment` of an HTTP client is not carried over')] : [];
  const extra = auth !== headers.auth && headers.auth !== undefined ? [headers.tooMany] : [];
  const notes = reader
    .leftOver()
    .map(([key, value]) => problems.note(value, `\`${key}\` of an HTTP client is not carried over`));
  return {
    options: { auth, headers: headers.plain, ...tls.options },
    notes: [...tls.notes, ...proxied, ...headers.notes, ...extra.map((note) => problems.note(map, note)), ...notes],
  };
}

/** Alertmanager takes one of these; a token and the file of one are two. */
const CREDENTIALS: ReadonlySet<string> = new Set([
  'basic_auth',
  'authorization',
  'oauth2',
  'bearer_token',
  'bearer_token_file',
]);

function authOf(reader: MapReader, problems: Problems): Piece | undefined {
  const given = [...reader.map.entries].filter(([key, value]) => CREDENTIALS.has(key) && !isEmpty(value));
  if (given.length > 1)
    problems.error(reader.map, `at most one may be there of ${given.map(([key]) => key).join(', ')}`);
  const basic = reader.mapAt('basic_auth');
  if (basic !== undefined) {
    const user = mapReader(basic, BASIC_AUTH_KEYS, problems);
    const username = textOrFile(user, 'username');
    const password = textOrFile(user, 'password');
    if (username !== undefined && password !== undefined) return block({ basic: block({ username, password }) });
    problems.note(basic, 'basic authentication without user name or password is not carried over');
  }
  const authorization = reader.mapAt('authorization');
  const bearer = textOrFile(reader, 'bearer_token');
  if (authorization === undefined) return bearer === undefined ? undefined : block({ bearer });
  const said = mapReader(authorization, AUTHORIZATION_KEYS, problems);
  const type = said.text('type') ?? 'Bearer';
  const credentials = textOrFile(said, 'credentials');
  if (credentials === undefined) return undefined;
  if (type.toLowerCase() === 'bearer') return block({ bearer: credentials });
  const value = typeof credentials === 'string' ? `${type} ${credentials}` : { ...credentials, prefix: `${type} ` };
  return block({ header: block({ name: 'Authorization', value }) });
}

/** The value of a key, or of the file that `KEY_file` names. */
function textOrFile(reader: MapReader, key: string): string | { readonly file: string } | undefined {
  const file = reader.text(`${key}_file`);
  const text = reader.text(key);
  return text || (file === undefined ? undefined : { file });
}

function tlsOptions(map: WrittenMap | undefined, problems: Problems): HttpOptions {
  if (map === undefined) return { options: {}, notes: [] };
  const reader = mapReader(map, TLS_KEYS, problems);
  const options = {
    caFile: reader.text('ca_file') || undefined,
    certFile: reader.text('cert_file') || undefined,
    keyFile: reader.text('key_file') || undefined,
  };
  const verifies = reader.boolean('insecure_skip_verify') !== true;
  const notes = reader.leftOver().map(([key, value]) => problems.note(value, `\`${key}\` of TLS is not carried over`));
  if (verifies) return { options, notes };
  const sentence =
    '`insecure_skip_verify` is not carried over: certificates are always checked; name the authority in `caFile`';
  return { options, notes: [...notes, problems.note(map, sentence)] };
}

/** The transport refuses them as plain headers. */
const TAKEN_HEADERS: ReadonlySet<string> = new Set([
  ...['authorization', 'connection', 'content-length', 'content-type', 'expect', 'host', 'upgrade'],
  ...['transfer-encoding', 'webhook-id', 'webhook-signature', 'webhook-timestamp'],
]);

interface HeaderOptions {
  readonly plain?: Piece;
  readonly auth?: Piece;
  readonly notes: readonly string[];
  readonly tooMany: string;
}

/** Plain headers stay headers; one secret header fits into `auth`. */
function headerOptions(map: WrittenMap | undefined, problems: Problems): HeaderOptions {
  const tooMany = 'only one secret header or authentication is carried over';
  if (map === undefined) return { notes: [], tooMany };
  const plain: Entry[] = [];
  const secrets: Piece[] = [];
  const notes: string[] = [];
  for (const [name, written] of map.entries) {
    const header = asMap(written, problems);
    if (header === undefined) continue;
    const reader = mapReader(header, HEADER_KEYS, problems);
    const values = reader.texts('values').map(({ text }) => text);
    const hidden = reader.texts('secrets').map(({ text }) => text);
    const files = reader.texts('files').map(({ text }) => ({ file: text }));
    const [first] = [...values, ...hidden, ...files];
    if (first === undefined) continue;
    if (values.length + hidden.length + files.length > 1) {
      notes.push(problems.note(header, `only the first value of the header ${name} is carried over`));
    }
    if (TAKEN_HEADERS.has(name.toLowerCase()) && values.length > 0) {
      notes.push(problems.note(header, `the header ${name} is not carried over: the transport writes its own`));
    } else if (values.length > 0) plain.push({ key: name, value: first });
    else secrets.push(block({ header: block({ name, value: first }) }));
  }
  if (secrets.length > 1) notes.push(problems.note(map, tooMany));
  const [auth] = secrets;
  return {
    ...(plain.length === 0 ? {} : { plain: { entries: plain } }),
    ...(auth === undefined ? {} : { auth }),
    notes,
    tooMany,
  };
}
