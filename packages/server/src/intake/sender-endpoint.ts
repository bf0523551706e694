import type { IncomingMessage } from 'node:http';
import type { Answer } from '../http/answer.ts';
import type { Endpoint } from '../http/endpoint.ts';
import type { HttpProblem } from '../http/http-problem.ts';
import type { Serving } from '../http/serving.ts';
import type { SenderAddress } from './sender-address.ts';

/** An endpoint that senders post to. It answers in front of Fastify: senders post all day. */
export interface SenderEndpoint<Address extends SenderAddress> extends Endpoint {
  accept(serving: Serving, request: IncomingMessage, address: Address): Promise<Answer>;
  /** How this endpoint tells a problem. */
  answerProblem(problem: HttpProblem): Answer;
}

export const PROBLEMS_OF_SENDERS = [400, 401, 403, 404, 413, 415, 500, 503];
