/** All secret values of a configuration. Their only use is to be hidden; nothing gives them out again. */
export interface Secrets {
  /** The text with every secret in it replaced by `***`, also where it is encoded for URLs, JSON or basic authentication. */
  mask(text: string): string;
  /** A JSON value with every text in it masked: one that is masked as a whole could be JSON no more. */
  maskValue(value: unknown): unknown;
}

/** What is to be hidden. */
export interface SecretValues {
  readonly values: Iterable<string>;
  /** `user:password` as it stands, encoded, in an Authorization header. */
  readonly basic?: Iterable<{ readonly username: string; readonly password: string }>;
}

/** Shorter ones cannot be hidden: every text would be full of stars. The configuration warns of them. */
export const SHORTEST_SECRET = 3;

/** A line of a longer secret (a private key) is one of its own from this length on. */
const SHORTEST_LINE = 8;

const STARS = '***';

/** The values live in a closure: neither JSON, nor `inspect`, nor a template of a text shows them. */
export function createSecrets({ values, basic = [] }: SecretValues): Secrets {
  const hidden = new Set<string>();
  for (const value of values) for (const form of formsOf(value)) hidden.add(form);
  for (const { username, password } of basic) {
    for (const form of formsOf(password)) hidden.add(form);
    for (const form of base64Of(`${username}:${password}`)) hidden.add(form);
  }
  const longestFirst = [...hidden].filter((form) => form.length >= SHORTEST_SECRET).sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return { mask: (text) => text, maskValue: (value) => value };
  const pattern = new RegExp(longestFirst.map(escapePattern).join('|'), 'g');
  const mask = (text: string) => text.replace(pattern, STARS);
  return { mask, maskValue: (value) => maskedValue(value, mask) };
}

/** A number is shown unless it is a secret, or has one in it. */
function maskedValue(value: unknown, mask: Secrets['mask']): unknown {
  if (typeof value === 'string') return mask(value);
  if (typeof value === 'number') return mask(String(value)) === String(value) ? value : STARS;
  if (Array.isArray(value)) return value.map((item) => maskedValue(item, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [mask(key), maskedValue(item, mask)]));
}

function formsOf(value: string): readonly string[] {
  if (value.length < SHORTEST_SECRET) return [];
  const lines = value.split(/\r?\n/).map((line) => line.trim());
  const long = lines.length > 1 ? lines.filter((line) => line.length >= SHORTEST_LINE) : [];
  return [value, value.trim(), ...long].flatMap((text) => [
    text,
    JSON.stringify(text).slice(1, -1),
    JSON.stringify(JSON.stringify(text)).slice(3, -3),
    ...encodedForUrl(text),
    ...base64Of(text),
  ]);
}

function encodedForUrl(text: string): readonly string[] {
  if (!text.isWellFormed()) return [];
  return [
    encodeURIComponent(text),
    encodeURI(text),
    new URLSearchParams([['', text]]).toString().slice(1),
    encodeURIComponent(text).replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
  ];
}

function base64Of(text: string): readonly string[] {
  const bytes = Buffer.from(text, 'utf8');
  return [bytes.toString('base64'), bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')];
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
