import type { Credential } from '@signalbox/core';
import { type HttpProblem, httpProblem } from '../http/http-problem.ts';
import { type CredentialCheck, challenge, checkCredentials, type Presented } from './check-credentials.ts';

/** Hashes of a configuration's credentials are made once, and go when the configuration goes. */
const checks = new WeakMap<readonly Credential[], CredentialCheck>();

/** The problem to answer with; undefined if one of the credentials holds, or none is asked for. */
export function authenticateSender(credentials: readonly Credential[], presented: Presented): HttpProblem | undefined {
  let check = checks.get(credentials);
  if (check === undefined) {
    check = checkCredentials(credentials);
    checks.set(credentials, check);
  }
  if (check(presented)) return undefined;
  const detail = presented.authorization === undefined ? 'credentials are missing' : 'the credentials are wrong';
  return httpProblem(401, 'unauthorized', detail, { headers: { 'www-authenticate': challenge(credentials) } });
}
