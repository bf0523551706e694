import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerJson, answerProblem } from '../answer.ts';
import { refuseStranger } from '../auth/refuse-stranger.ts';
import { receive } from '../intake/receive.ts';
import { type Refusal, refuse } from '../intake/refusal.ts';
import type { Serving } from '../serving.ts';

interface IntakeRoute {
  Params: { source: string; secret?: string };
  Querystring: Readonly<Record<string, unknown>>;
}

/** `POST /in/{source}`: alerts in the source's own format. 202 once they are on disk. */
export function addIntake(app: FastifyInstance, serving: Serving): void {
  const handle = (request: FastifyRequest<IntakeRoute>, reply: FastifyReply) => takeIn(serving, request, reply);
  app.post<IntakeRoute>('/in/:source', handle);
  app.post<IntakeRoute>('/in/:source/:secret', handle);
}

async function takeIn(
  serving: Serving,
  request: FastifyRequest<IntakeRoute>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const source = serving.engine.config.sources.get(request.params.source);
  const no = (name: string, refusal: Refusal) => {
    serving.refusals.refused(name, refusal);
    return answerProblem(reply, refusal);
  };
  if (source === undefined) return no('', unknownSource);
  const stranger = refuseStranger(source.auth, {
    authorization: request.headers.authorization,
    secret: request.params.secret ?? secretOfQuery(request.query),
  });
  if (stranger !== undefined) return no(source.name, stranger);
  const received = await receive(serving, request.raw, source, false);
  if (!received.ok) return no(source.name, received.refusal);
  const { accepted } = received.value;
  return answerJson(reply, 202, {
    accepted: accepted.length,
    alerts: accepted.map(({ fingerprint }) => ({ fingerprint })),
  });
}

/** Which names there are is nobody's business who does not know one. */
const unknownSource = refuse(404, 'unknown-source', 'no source has this name: see `sources` in the configuration');

export function secretOfQuery(query: Readonly<Record<string, unknown>>): string | undefined {
  const secret = query['secret'];
  return typeof secret === 'string' ? secret : undefined;
}
