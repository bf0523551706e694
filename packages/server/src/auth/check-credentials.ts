import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Credential } from '@signalbox/core';

/** The credentials that a request presents. */
export interface Presented {
  readonly authorization: string | undefined;
  /** From the path or the query. */
  readonly secret: string | undefined;
}

/** True if one of the credentials holds, or none is asked for. */
export type CredentialCheck = (presented: Presented) => boolean;

/** New with every start: the compared digests tell nothing about the credentials. */
const key = randomBytes(32);

/**
 * Compares hashes of one length in constant time, and goes through all credentials whichever holds: the time of an
 * answer tells nothing.
 */
export function checkCredentials(credentials: readonly Credential[]): CredentialCheck {
  const expected = credentials.map((credential) => ({
    type: credential.type,
    digest: digest(credential.type, partsOf(credential)),
  }));
  return ({ authorization, secret }) => {
    if (expected.length === 0) return true;
    const shown = {
      basic: digest('basic', basicPair(authorization)),
      bearer: digest('bearer', [/^bearer +(\S+)\s*$/i.exec(authorization ?? '')?.[1]]),
      secret: digest('secret', [secret]),
    };
    let holds = false;
    for (const { type, digest: wanted } of expected) holds = timingSafeEqual(shown[type], wanted) || holds;
    return holds;
  };
}

function partsOf(credential: Credential): readonly string[] {
  switch (credential.type) {
    case 'basic':
      return [credential.username, credential.password];
    case 'bearer':
      return [credential.token];
    case 'secret':
      return [credential.secret];
  }
}

/** The user's name has no colon, the password may. @see https://www.rfc-editor.org/rfc/rfc7617 */
function basicPair(authorization: string | undefined): readonly (string | undefined)[] {
  const encoded = /^basic +(\S+)\s*$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return [undefined];
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? [undefined] : [text.slice(0, colon), text.slice(colon + 1)];
}

/** As JSON, so that no two lists of parts have one text; an absent part is never equal to a present one. */
function digest(type: string, parts: readonly (string | undefined)[]): Buffer {
  return createHmac('sha256', key)
    .update(JSON.stringify([type, ...parts]))
    .digest();
}

/** The value of `WWW-Authenticate` of a 401. */
export function challenge(credentials: readonly Credential[]): string {
  const schemes = new Set(credentials.map(({ type }) => type));
  const offers = [...schemes].map((scheme) => `${SCHEMES[scheme]} realm="signalbox"`);
  return offers.join(', ');
}

const SCHEMES: Readonly<Record<Credential['type'], string>> = { basic: 'Basic', bearer: 'Bearer', secret: 'Secret' };
