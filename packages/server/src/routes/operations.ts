import type { FastifyInstance } from 'fastify';
import { answerJson, answerProblem } from '../answer.ts';
import { refuseBrowser, refuseOperator } from '../auth/refuse-operator.ts';
import { refuse } from '../intake/refusal.ts';
import { storeRefusal } from '../intake/store-refusal.ts';
import type { Serving } from '../serving.ts';

/** `GET /metrics` and `POST /-/reload`: behind `server.auth`. */
export function addOperations(app: FastifyInstance, serving: Serving): void {
  app.get('/metrics', async (request, reply) => {
    const stranger = refuseOperator(serving, request);
    if (stranger !== undefined) return answerProblem(reply, stranger);
    const text = await serving.metrics.text({ engine: serving.engine.stats(), store: serving.store.stats() });
    return reply.type(serving.metrics.contentType).send(text);
  });

  app.post('/-/reload', async (request, reply) => {
    const refusal = refuseBrowser(serving, request) ?? refuseOperator(serving, request);
    if (refusal !== undefined) return answerProblem(reply, refusal);
    const report = await serving.reload().catch(storeRefusal);
    if ('status' in report) return answerProblem(reply, report);
    const { ok, generation, problems } = report;
    if (ok) return answerJson(reply, 200, { generation, problems });
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    const detail = `${errors} ${errors === 1 ? 'error' : 'errors'}: what was live before goes on where it is broken`;
    return answerProblem(reply, refuse(400, 'broken-configuration', detail), { generation, problems });
  });
}
