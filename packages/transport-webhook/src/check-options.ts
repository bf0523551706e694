import { parseWebAddress } from '@signalbox/sdk';
import type { WebhookOptions } from './options.ts';
import { secretProblem } from './sign.ts';

/** Written by the host, or by other options. */
const TAKEN_HEADERS: ReadonlyMap<string, string> = new Map([
  ...['host', 'content-length', 'transfer-encoding', 'connection', 'upgrade', 'expect'].map(
    (name) => [name, 'it is written for you'] as const,
  ),
  ...['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(
    (name) => [name, 'it is written for you, see `signingSecret`'] as const,
  ),
  ['content-type', 'use `contentType`'],
  ['authorization', 'use `auth`'],
]);

/** RFC 9110: a token, and visible latin1 characters with blanks between. */
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Rules that a schema cannot say. No sentence repeats a value: it may be a secret. */
export function checkOptions(options: WebhookOptions): readonly string[] {
  return [...urlProblems(options), ...headerProblems(options), ...secretProblems(options), ...tlsProblems(options)];
}

function urlProblems({ url, auth }: WebhookOptions): readonly string[] {
  const parsed = parseWebAddress(url);
  if (parsed === undefined) return ['`url` is not an http or https address'];
  const hasUser = parsed.username !== '' || parsed.password !== '';
  if (hasUser && auth !== undefined && auth.header === undefined)
    return ['`url` has a user name, and `auth` is given too'];
  return [];
}

function headerProblems({ headers, contentType, auth }: WebhookOptions): readonly string[] {
  const written = Object.entries(headers);
  const problems = written.flatMap(([name, value]) => {
    const taken = TAKEN_HEADERS.get(name.toLowerCase());
    if (taken !== undefined) return [`\`headers\` may not have ${name}: ${taken}`];
    if (!HEADER_NAME.test(name)) return [`\`headers\` has a name that HTTP does not allow: ${JSON.stringify(name)}`];
    return HEADER_VALUE.test(value) ? [] : [`the value of header ${name} has characters that HTTP does not allow`];
  });
  if (!HEADER_VALUE.test(contentType)) problems.push('`contentType` has characters that HTTP does not allow');
  const secrets = { bearer: auth?.bearer, header: auth?.header?.value };
  for (const [name, value] of Object.entries(secrets)) {
    if (value !== undefined && !HEADER_VALUE.test(value)) {
      problems.push(`\`auth.${name}\` has characters that HTTP does not allow in a header`);
    }
  }
  if (auth?.header !== undefined && !HEADER_NAME.test(auth.header.name)) {
    problems.push('`auth.header.name` is not a name that HTTP allows');
  }
  return problems;
}

function secretProblems({ signingSecret = [] }: WebhookOptions): readonly string[] {
  return [signingSecret].flat().flatMap((secret) => {
    const problem = secretProblem(secret);
    return problem === undefined ? [] : [`a \`signingSecret\` cannot be used: ${problem}`];
  });
}

function tlsProblems({ url, caFile, certFile, keyFile }: WebhookOptions): readonly string[] {
  if ((certFile === undefined) !== (keyFile === undefined)) return ['`certFile` and `keyFile` go together'];
  const hasFiles = caFile !== undefined || certFile !== undefined;
  return hasFiles && url.startsWith('http:') ? ['`caFile` and `certFile` need an https `url`'] : [];
}
