import type { IncomingHttpHeaders } from 'node:http';
import type { HttpProblem } from '../http/http-problem.ts';
import type { Serving } from '../http/serving.ts';
import { authenticateSender } from './authenticate-sender.ts';
import { checkOrigin, isLoopback } from './browser-guard.ts';

/** The people and programs that run the server: `server.auth`. The problem to answer with, if there is one. */
export function authenticateOperator({ engine }: Serving, { authorization }: IncomingHttpHeaders) {
  return authenticateSender(engine.config.server.auth, { authorization, secret: undefined });
}

/** Keeps out pages of other sites, whichever way they come. The problem to answer with, if there is one. */
export function checkOperatorOrigin({ host, engine }: Serving, headers: IncomingHttpHeaders): HttpProblem | undefined {
  const { externalUrl } = engine.config.server;
  const own = URL.canParse(externalUrl) ? [new URL(externalUrl).host] : [];
  return checkOrigin(headers, isLoopback(host), own);
}
