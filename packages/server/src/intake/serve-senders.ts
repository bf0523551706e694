import type { IncomingMessage, RequestListener } from 'node:http';
import { type Answer, sendResponse } from '../http/answer.ts';
import { internalError } from '../http/http-problem.ts';
import type { KnownPaths } from '../http/known-paths.ts';
import type { Serving } from '../http/serving.ts';
import { straightenRequest } from '../http/straighten-request.ts';
import { type AlertmanagerAddress, type SenderAddress, type SourceAddress, senderAddress } from './sender-address.ts';
import type { SenderEndpoint } from './sender-endpoint.ts';

/** By the type of the address. */
export interface SenderEndpoints {
  readonly source: SenderEndpoint<SourceAddress>;
  readonly alertmanager: SenderEndpoint<AlertmanagerAddress>;
}

/**
 * Answers requests of senders, and leaves all others to the framework: senders post all day, and the framework's part
 * of a small request would be as large as ours.
 */
export function serveSenders(
  serving: Serving,
  endpoints: SenderEndpoints,
  paths: KnownPaths,
  next: RequestListener,
): RequestListener {
  const addressOf = ({ method, url = '' }: IncomingMessage) => (method === 'POST' ? senderAddress(url) : undefined);
  return (request, response) => {
    let address = addressOf(request);
    if (address === undefined) {
      straightenRequest(request, paths);
      address = addressOf(request);
    }
    if (address === undefined) return next(request, response);
    accept(serving, endpoints, request, address).then(
      (answer) => sendResponse(response, answer),
      (err: unknown) => {
        serving.metrics.failures.inc();
        // The kind of address, never the address: it may hold a secret.
        serving.log.error({ err, address: address.type }, 'a request failed');
        sendResponse(response, endpoints[address.type].answerProblem(internalError));
      },
    );
  };
}

function accept(
  serving: Serving,
  { source, alertmanager }: SenderEndpoints,
  request: IncomingMessage,
  address: SenderAddress,
): Promise<Answer> {
  switch (address.type) {
    case 'alertmanager':
      return alertmanager.accept(serving, request, address);
    case 'source':
      return source.accept(serving, request, address);
  }
}
