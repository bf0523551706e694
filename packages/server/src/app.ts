import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import type { ListenAddress } from '@signalbox/core';
import { SignalboxError } from '@signalbox/sdk';
import { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { serveApi } from './api/serve-api.ts';
import { apiEndpoints, endpoints, operationsEndpoints, senderEndpoints } from './endpoints.ts';
import { addressHint, shownAddress } from './http/address-hint.ts';
import { admitTogether } from './http/admit-connections.ts';
import { PROBLEM_CONTENT_TYPE, plainErrorAnswer, problemAnswer, sendReply } from './http/answer.ts';
import { type HttpProblem, httpProblem, internalError, problemDocument } from './http/http-problem.ts';
import { knownPaths } from './http/known-paths.ts';
import type { Serving } from './http/serving.ts';
import { serveSenders } from './intake/serve-senders.ts';
import { serveOperations } from './operations/operations-endpoint.ts';

/** How long a client may take: it pays for slowness, nobody else does. Milliseconds. */
export interface HttpLimits {
  readonly headersTimeoutMs: number;
  /** For the whole request. */
  readonly requestTimeoutMs: number;
  readonly keepAliveTimeoutMs: number;
  readonly maxConnections: number;
  readonly maxHeaderBytes: number;
}

export const HTTP_LIMITS: HttpLimits = {
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  // Longer than Prometheus and proxies keep an idle connection in use, so that they end it and not we.
  keepAliveTimeoutMs: 75_000,
  maxConnections: 10_000,
  maxHeaderBytes: 16_384,
};

/** The HTTP interface, not listening yet. */
export function createApp(serving: Serving, limits: HttpLimits = HTTP_LIMITS): FastifyInstance {
  const paths = knownPaths(endpoints);
  const app = fastify({
    logger: false,
    // We answer ourselves while stopping: with Retry-After.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 1024 },
    serverFactory: (handler) => {
      const options = {
        headersTimeout: limits.headersTimeoutMs,
        requestTimeout: limits.requestTimeoutMs,
        keepAliveTimeout: limits.keepAliveTimeoutMs,
        maxHeaderSize: limits.maxHeaderBytes,
        connectionsCheckingInterval: Math.min(5_000, limits.headersTimeoutMs),
      };
      const server = createServer(options, serveSenders(serving, senderEndpoints, paths, handler));
      admitTogether(server);
      return server;
    },
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (_error, { method, url }, reply) => {
      const problem = httpProblem(400, 'bad-request', 'the address is malformed');
      if (mayPost(method)) serving.refusedRequests.record({ address: shownAddress(pathOf(url)) }, problem);
      sendReply(reply, problemAnswer(problem));
    },
  });
  app.server.maxConnections = limits.maxConnections;
  app.server.maxHeadersCount = 100;
  // Bodies are read by the handlers, once the client is authenticated: see http/read-body.ts.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  app.setNotFoundHandler(async (request, reply) => {
    const { method, url } = request;
    const path = pathOf(url);
    const hint = addressHint(method, path, paths);
    const problem = wrongAddress(method, paths.find(path)?.methods, hint);
    // Alerts that are posted to nobody are lost unless somebody hears of it. Browsers look for pictures and the like.
    if (mayPost(method) || hint !== undefined || problem.status === 405) {
      serving.refusedRequests.record({ address: shownAddress(path), hint }, problem);
    }
    return answerProblem(request, reply, problem);
  });
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) {
      serving.metrics.failures.inc();
      // The route's pattern, never the address: it may hold a secret.
      serving.log.error({ err: error, route: request.routeOptions.url }, 'a request failed');
    }
    return answerProblem(request, reply, problem);
  });
  serveOperations(app, serving, operationsEndpoints);
  serveApi(app, serving, apiEndpoints);
  return app;
}

/**
 * Listens, and gives the address as a URL.
 * @throws {SignalboxError} `port-taken`, `listen-failed`
 */
export async function listen(app: FastifyInstance, { host, port }: ListenAddress): Promise<string> {
  const shown = host.includes(':') ? `[${host}]` : host;
  try {
    await app.listen({ host, port });
  } catch (error) {
    const address = `${shown}:${port}`;
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === 'EADDRINUSE') throw new SignalboxError('port-taken', { address });
    throw new SignalboxError('listen-failed', { address, detail: code ?? 'unknown' }, { cause: error });
  }
  const bound = app.server.address();
  return `http://${shown}:${typeof bound === 'object' && bound !== null ? bound.port : port}`;
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '';
}

function mayPost(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}

function wrongAddress(method: string, allowed: readonly string[] | undefined, hint: string | undefined): HttpProblem {
  const more = hint === undefined ? '' : `: ${hint}`;
  if (allowed === undefined) {
    return httpProblem(404, 'not-found', `there is nothing at this address for ${method}${more}`);
  }
  const allow = allowed.join(', ');
  // Who is told where to go need not hear what else this address is for.
  const what = hint ?? `there is only ${allow}`;
  return httpProblem(405, 'method-not-allowed', `${method} is not for this address: ${what}`, { headers: { allow } });
}

function answerProblem({ url }: FastifyRequest, reply: FastifyReply, problem: HttpProblem): FastifyReply {
  return sendReply(
    reply,
    url.toLowerCase().startsWith('/api/v2/') ? plainErrorAnswer(problem) : problemAnswer(problem),
  );
}

function problemOf({ statusCode }: FastifyError): HttpProblem {
  if (statusCode === 415) return httpProblem(415, 'unsupported-content-type', 'the content type is malformed');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return httpProblem(statusCode, 'bad-request', 'the request is malformed');
  }
  return internalError;
}

/** For bytes that are not HTTP, or never became a whole request. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = BROKEN[error.code ?? ''] ?? 400;
  const problem = httpProblem(status, 'bad-request', 'the request is malformed, too long or too slow');
  const document = problemDocument(problem);
  const body = JSON.stringify(document);
  const head = `HTTP/1.1 ${status} ${document.title}\r\nconnection: close\r\ncontent-type: ${PROBLEM_CONTENT_TYPE}`;
  socket.end(`${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

const BROKEN: Readonly<Record<string, number>> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };
