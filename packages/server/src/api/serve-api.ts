import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { authenticateOperator, checkOperatorOrigin } from '../auth/authenticate-operator.ts';
import { type Answer, jsonAnswer, problemAnswer, type StreamedAnswer, sendReply } from '../http/answer.ts';
import { checkContentType } from '../http/content-type.ts';
import { type HttpProblem, httpProblem, type Result, refused, stoppingProblem } from '../http/http-problem.ts';
import { maxKeysIn, parseJson } from '../http/parse-json.ts';
import { withBody } from '../http/read-body.ts';
import type { Serving } from '../http/serving.ts';
import type { ApiAnswer, ApiEndpoint, ApiRequest, ApiStream } from './api-endpoint.ts';

interface Asked {
  Params: Readonly<Record<string, string>>;
  Querystring: Readonly<Record<string, unknown>>;
}

/** Serves endpoints of `/api/v1`: behind `server.auth`, and closed to pages of other sites. */
export function serveApi(app: FastifyInstance, serving: Serving, endpoints: readonly ApiEndpoint[]): void {
  for (const endpoint of endpoints) {
    const status = Number(Object.keys(endpoint.answers)[0]);
    app.route<Asked>({
      method: endpoint.method,
      url: endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      handler: async (request, reply) => {
        const result = await handle(serving, endpoint, request);
        return sendReply(reply, result.ok ? answerOf(status, result.value) : problemAnswer(result.problem));
      },
    });
  }
}

/** After a stream the connection ends: nobody waits for it when the server stops. */
function answerOf(status: number, answer: ApiAnswer<unknown> | ApiStream): Answer | StreamedAnswer {
  if (!('stream' in answer)) return jsonAnswer(status, answer.body, answer.headers);
  const headers = { 'content-type': answer.contentType, 'cache-control': 'no-store', connection: 'close' };
  return { status, headers, body: answer.stream };
}

async function handle(
  serving: Serving,
  endpoint: ApiEndpoint,
  request: FastifyRequest<Asked>,
): Promise<Result<ApiAnswer<unknown> | ApiStream>> {
  const { headers, params, raw } = request;
  const problem =
    checkOperatorOrigin(serving, headers) ??
    authenticateOperator(serving, headers) ??
    checkWrite(serving, endpoint, headers);
  if (problem !== undefined) return { ok: false, problem };
  const query = readQuery(request.query, Object.keys(endpoint.query ?? {}));
  if (!query.ok) return query;
  const asked = { params, query: query.value, headers };
  if (endpoint.body === undefined || isLeftOut(endpoint, headers)) {
    return endpoint.handle(serving, { ...asked, body: undefined });
  }
  const { maxBodyBytes: maxBytes } = serving.engine.config.server;
  return withBody(raw, { maxBytes, budget: serving.budget }, (body) => {
    const json = body.ok ? parseJson(body.value, maxKeysIn(maxBytes)) : body;
    return json.ok ? endpoint.handle(serving, { ...asked, body: json.value }) : json;
  });
}

function checkWrite(serving: Serving, endpoint: ApiEndpoint, headers: IncomingHttpHeaders): HttpProblem | undefined {
  if (endpoint.method === 'GET') return undefined;
  if (serving.stopping()) return stoppingProblem;
  const contentType = headers['content-type'];
  if (endpoint.body === undefined || isLeftOut(endpoint, headers)) return checkContentType(contentType);
  // No form of another site can send this type, and no script of one without asking first.
  if (/^application\/json\s*(;|$)/i.test(contentType ?? '')) return undefined;
  return httpProblem(415, 'unsupported-content-type', 'send JSON, as `content-type: application/json`', {
    headers: { accept: 'application/json' },
  });
}

function isLeftOut({ bodyIsOptional }: ApiEndpoint, headers: IncomingHttpHeaders): boolean {
  const isEmpty = headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
  return bodyIsOptional === true && isEmpty;
}

function readQuery(query: Asked['Querystring'], known: readonly string[]): Result<ApiRequest['query']> {
  const unknown = Object.keys(query).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const names = unknown.map((name) => JSON.stringify(name)).join(', ');
    const hint = known.length === 0 ? 'there are none here' : `there are ${known.join(', ')}`;
    return refused(400, 'bad-query', `unknown parameters: ${names}; ${hint}`);
  }
  const values = (value: unknown) => [value].flat().map(String);
  return {
    ok: true,
    value: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, values(value)])),
  };
}
