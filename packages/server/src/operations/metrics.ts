import { Type } from '@signalbox/sdk';
import { authenticateOperator } from '../auth/authenticate-operator.ts';
import { problemAnswer } from '../http/answer.ts';
import type { OperationsEndpoint } from './operations-endpoint.ts';

/** The page that Prometheus reads. */
export const getMetrics: OperationsEndpoint = {
  method: 'GET',
  path: '/metrics',
  id: 'getMetrics',
  summary: 'Metrics, in the text format of Prometheus.',
  access: 'operators',
  answers: { 200: { description: 'All metrics.', body: { contentType: 'text/plain', schema: Type.String() } } },
  problems: [401],
  async handle(serving, headers) {
    const unauthorized = authenticateOperator(serving, headers);
    if (unauthorized !== undefined) return problemAnswer(unauthorized);
    const { engine, store, metrics } = serving;
    const body = await metrics.text({ engine: engine.stats(), store: await store.stats() });
    return { status: 200, headers: { 'content-type': metrics.contentType }, body };
  },
};
