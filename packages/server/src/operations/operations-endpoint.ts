import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { type Answer, type StreamedAnswer, sendReply } from '../http/answer.ts';
import type { Endpoint } from '../http/endpoint.ts';
import type { Serving } from '../http/serving.ts';

/** An endpoint for those who keep the server running: probes, metrics, reload. */
export interface OperationsEndpoint extends Endpoint {
  handle(serving: Serving, headers: IncomingHttpHeaders): Handled | Promise<Handled>;
}

type Handled = Answer | StreamedAnswer;

export function serveOperations(
  app: FastifyInstance,
  serving: Serving,
  endpoints: readonly OperationsEndpoint[],
): void {
  for (const endpoint of endpoints) {
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      handler: async (request, reply) => sendReply(reply, await endpoint.handle(serving, request.headers)),
    });
  }
}
