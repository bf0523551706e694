import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { type FastifyError, type FastifyInstance, fastify } from 'fastify';
import { answerPlainError, answerProblem } from './answer.ts';
import { failedHere, type Refusal, refuse } from './intake/refusal.ts';
import { serveSenders } from './intake/serve-senders.ts';
import { PROBLEM_CONTENT_TYPE, problemDocument } from './problem-document.ts';
import { addApi } from './routes/api/add-api.ts';
import { addHealth } from './routes/health.ts';
import { addOperations } from './routes/operations.ts';
import type { Serving } from './serving.ts';

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
      return createServer(options, serveSenders(serving, handler));
    },
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (_error, _request, reply) => {
      answerProblem(reply, refuse(400, 'bad-request', 'the address is malformed'));
    },
  });
  app.server.maxConnections = limits.maxConnections;
  app.server.maxHeadersCount = 100;
  // Bodies are read by the handlers, once they know who sends: see intake/read-body.ts.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  app.setNotFoundHandler(async (request, reply) => {
    const refusal = refuse(404, 'not-found', `there is nothing at this address for ${request.method}`);
    return request.url.startsWith('/api/v2/') ? answerPlainError(reply, refusal) : answerProblem(reply, refusal);
  });
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal.status >= 500) {
      serving.metrics.failures.inc();
      // The route's pattern, never the address: it may hold a secret.
      serving.log.error({ err: error, route: request.routeOptions.url }, 'a request failed');
    }
    return request.url.startsWith('/api/v2/') ? answerPlainError(reply, refusal) : answerProblem(reply, refusal);
  });
  addHealth(app, serving);
  addOperations(app, serving);
  addApi(app, serving);
  return app;
}

function refusalOf({ statusCode }: FastifyError): Refusal {
  if (statusCode === 415) return refuse(415, 'unsupported-content-type', 'the content type is malformed');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return refuse(statusCode, 'bad-request', 'the request is malformed');
  }
  return failedHere;
}

/** For what is not HTTP, or never became a whole request. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = BROKEN[error.code ?? ''] ?? 400;
  const document = problemDocument(refuse(status, 'bad-request', 'the request is malformed, too long or too slow'));
  const body = JSON.stringify(document);
  const head = `HTTP/1.1 ${status} ${document.title}\r\nconnection: close\r\ncontent-type: ${PROBLEM_CONTENT_TYPE}`;
  socket.end(`${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

const BROKEN: Readonly<Record<string, number>> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };
