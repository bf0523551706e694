import type { Credential } from '@signalbox/core';
import { type Refusal, refuse } from '../intake/refusal.ts';
import { type CredentialCheck, challenge, checkCredentials, type Presented } from './check-credentials.ts';

/** Hashes of a configuration's credentials are made once, and go when it does. */
const checks = new WeakMap<readonly Credential[], CredentialCheck>();

/** Undefined if one of the credentials holds, or none is asked for. */
export function refuseStranger(credentials: readonly Credential[], presented: Presented): Refusal | undefined {
  let check = checks.get(credentials);
  if (check === undefined) {
    check = checkCredentials(credentials);
    checks.set(credentials, check);
  }
  if (check(presented)) return undefined;
  const detail = presented.authorization === undefined ? 'credentials are missing' : 'the credentials are wrong';
  return refuse(401, 'unauthorized', detail, { headers: { 'www-authenticate': challenge(credentials) } });
}
