import { Type } from '@signalbox/sdk';
import { jsonAnswer, problemAnswer } from '../http/answer.ts';
import { exactly } from '../http/component.ts';
import { json } from '../http/endpoint.ts';
import { httpProblem } from '../http/http-problem.ts';
import type { OperationsEndpoint } from './operations-endpoint.ts';

/** Alive, also while the store cannot write. */
export const getHealth: OperationsEndpoint = {
  method: 'GET',
  path: '/healthz',
  id: 'getHealth',
  summary: 'The server is alive. It may be unable to accept alerts.',
  access: 'everybody',
  answers: { 200: { description: 'Alive.', body: json(exactly({ status: Type.Literal('ok') })) } },
  problems: [],
  handle: () => jsonAnswer(200, { status: 'ok' }),
};

/** Accepts and delivers. */
export const getReadiness: OperationsEndpoint = {
  method: 'GET',
  path: '/readyz',
  id: 'getReadiness',
  summary: 'The server accepts alerts and delivers.',
  access: 'everybody',
  answers: { 200: { description: 'Ready.', body: json(exactly({ status: Type.Literal('ready') })) } },
  problems: [503],
  handle(serving) {
    const reason = serving.stopping() ? 'the server is stopping' : serving.engine.unhealthyReason();
    if (reason === undefined) return jsonAnswer(200, { status: 'ready' });
    return problemAnswer(httpProblem(503, 'store-unavailable', reason, { headers: { 'retry-after': '5' } }));
  },
};
