import type { IncomingMessage, RequestListener } from 'node:http';
import { takeAlertmanagerAlerts } from '../routes/alertmanager-alerts.ts';
import { takeSourceAlerts } from '../routes/intake.ts';
import type { Serving } from '../serving.ts';
import { failedHere } from './refusal.ts';
import { type SenderAddress, senderAddress } from './sender-address.ts';
import { plainErrorAnswer, problemAnswer, type SenderAnswer, send } from './sender-answer.ts';

/**
 * Answers what senders post, and leaves all else to the framework: senders post all day, and the framework's part of a
 * small request would be as large as ours.
 */
export function serveSenders(serving: Serving, next: RequestListener): RequestListener {
  return (request, response) => {
    const address = request.method === 'POST' ? senderAddress(request.url ?? '') : undefined;
    if (address === undefined) return next(request, response);
    take(serving, request, address).then(
      (answer) => send(response, answer),
      (error: unknown) => send(response, failure(serving, address, error)),
    );
  };
}

function take(serving: Serving, request: IncomingMessage, address: SenderAddress): Promise<SenderAnswer> {
  switch (address.type) {
    case 'alertmanager':
      return takeAlertmanagerAlerts(serving, request, address.secret);
    case 'source':
      return takeSourceAlerts(serving, request, address.name, address.secret);
  }
}

function failure(serving: Serving, { type }: SenderAddress, err: unknown): SenderAnswer {
  serving.metrics.failures.inc();
  // The kind of address, never the address: it may hold a secret.
  serving.log.error({ err, address: type }, 'a request failed');
  return type === 'alertmanager' ? plainErrorAnswer(failedHere) : problemAnswer(failedHere);
}
