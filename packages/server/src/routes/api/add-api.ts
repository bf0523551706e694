import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerJson, answerProblem } from '../../answer.ts';
import { refuseBrowser, refuseOperator } from '../../auth/refuse-operator.ts';
import { unfitContentType } from '../../intake/content-type.ts';
import { MAX_KEYS_PER_MIB, parseJson } from '../../intake/parse-json.ts';
import { withBody } from '../../intake/read-body.ts';
import { type Read, type Refusal, refuse, refused } from '../../intake/refusal.ts';
import { stopping } from '../../intake/store-refusal.ts';
import type { Serving } from '../../serving.ts';
import { alertRoutes } from './alert-routes.ts';
import type { ApiAnswer, ApiRequest, ApiRoute } from './api-route.ts';
import { groupRoutes } from './group-routes.ts';
import { openApiRoute } from './openapi-route.ts';
import { silenceRoutes } from './silence-routes.ts';

export const apiRoutes: readonly ApiRoute[] = [...alertRoutes, ...groupRoutes, ...silenceRoutes, openApiRoute];

interface Asked {
  Params: Readonly<Record<string, string>>;
  Querystring: Readonly<Record<string, unknown>>;
}

/** `/api/v1`: what is known, and what people may do about it. Behind `server.auth`, and not for pages of other sites. */
export function addApi(app: FastifyInstance, serving: Serving): void {
  for (const route of apiRoutes) {
    app.route<Asked>({
      method: route.method,
      url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      handler: async (request, reply) => {
        const answer = await ask(serving, route, request);
        return answer.ok ? give(reply, answer.value) : answerProblem(reply, answer.refusal);
      },
    });
  }
}

function give(reply: FastifyReply, { status, body, headers = {} }: ApiAnswer): FastifyReply {
  return answerJson(reply.headers(headers), status, body);
}

async function ask(serving: Serving, route: ApiRoute, request: FastifyRequest<Asked>): Promise<Read<ApiAnswer>> {
  const refusal =
    refuseBrowser(serving, request) ?? refuseOperator(serving, request) ?? refuseWrite(serving, route, request);
  if (refusal !== undefined) return { ok: false, refusal };
  const query = readQuery(request.query, route.query ?? []);
  if (!query.ok) return query;
  const asked = { params: request.params, query: query.value };
  if (route.readsBody === undefined) return route.handle(serving, { ...asked, body: undefined });
  const { maxBodyBytes: maxBytes } = serving.engine.config.server;
  return withBody(request.raw, { maxBytes, budget: serving.budget }, (body) => {
    const json = body.ok ? parseJson(body.value, MAX_KEYS_PER_MIB) : body;
    return json.ok ? route.handle(serving, { ...asked, body: json.value }) : json;
  });
}

function refuseWrite(
  serving: Serving,
  { method, readsBody }: ApiRoute,
  { headers }: FastifyRequest,
): Refusal | undefined {
  if (method === 'GET') return undefined;
  if (serving.stopping()) return stopping;
  const type = headers['content-type'];
  if (readsBody === undefined) return unfitContentType(type);
  // No form of another site can say this type, and no script of one without asking first.
  if (/^application\/json\s*(;|$)/i.test(type ?? '')) return undefined;
  return refuse(415, 'unsupported-content-type', 'send JSON, as `content-type: application/json`', {
    headers: { accept: 'application/json' },
  });
}

function readQuery(query: Asked['Querystring'], known: readonly string[]): Read<ApiRequest['query']> {
  const unknown = Object.keys(query).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const names = unknown.map((name) => JSON.stringify(name)).join(', ');
    const hint = known.length === 0 ? 'there are none here' : `there are ${known.join(', ')}`;
    return refused(400, 'bad-query', `unknown parameters: ${names}; ${hint}`);
  }
  const values = (value: unknown) => [value].flat().map(String);
  return { ok: true, value: new Map(Object.entries(query).map(([name, value]) => [name, values(value)])) };
}
