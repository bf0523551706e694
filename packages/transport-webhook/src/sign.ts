import { createHmac } from 'node:crypto';

/** What is signed: byte for byte what is sent. */
interface SignedContent {
  /** The same over all attempts; without a dot. */
  readonly id: string;
  /** The time of this attempt, Unix seconds. */
  readonly timestamp: number;
  readonly body: string;
}

const PREFIX = 'whsec_';
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const MIN_KEY_BYTES = 24;
const MAX_KEY_BYTES = 64;

/**
 * Value of the header `webhook-signature`: a signature for each secret, so that a receiver that knows the old or the
 * new one can verify.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function sign({ id, timestamp, body }: SignedContent, secrets: readonly string[]): string {
  return secrets
    .map((secret) => createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64'))
    .map((signature) => `v1,${signature}`)
    .join(' ');
}

/** What is wrong with a signing secret, without showing it; `undefined` if nothing is. */
export function secretProblem(secret: string): string | undefined {
  if (!secret.startsWith(PREFIX)) return `it does not begin with ${PREFIX}`;
  if (!BASE64.test(secret.slice(PREFIX.length))) return `what follows ${PREFIX} is not base64`;
  const { length } = keyOf(secret);
  if (length >= MIN_KEY_BYTES && length <= MAX_KEY_BYTES) return undefined;
  return `it has ${length} bytes, and ${MIN_KEY_BYTES} to ${MAX_KEY_BYTES} are asked for`;
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.slice(PREFIX.length), 'base64');
}
