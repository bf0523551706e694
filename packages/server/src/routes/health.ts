import type { FastifyInstance } from 'fastify';
import { answerJson, answerProblem } from '../answer.ts';
import { refuse } from '../intake/refusal.ts';
import type { Serving } from '../serving.ts';

/** `GET /healthz`: alive, also while the store cannot write. `GET /readyz`: accepts and delivers. */
export function addHealth(app: FastifyInstance, serving: Serving): void {
  app.get('/healthz', async (_request, reply) => answerJson(reply, 200, { status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const trouble = serving.stopping() ? 'the server is stopping' : serving.engine.trouble();
    if (trouble === undefined) return answerJson(reply, 200, { status: 'ready' });
    return answerProblem(reply, refuse(503, 'store-unavailable', trouble, { headers: { 'retry-after': '5' } }));
  });
}
