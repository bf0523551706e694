import type { ReceivedAlert, SourceResult } from '@signalbox/sdk';
import { alertmanager } from '../alertmanager.ts';
import { RECEIVED_AT } from './sample-payloads.ts';

/** What the source makes of a body, by way of JSON as it travels. */
export function readBody(body: unknown, resolveTimeout = '5m'): SourceResult {
  return alertmanager.read({ body: JSON.parse(JSON.stringify(body)), receivedAt: RECEIVED_AT }, { resolveTimeout });
}

/** The one alert of a body that is read without problems. */
export function alertIn(body: unknown, resolveTimeout?: string): ReceivedAlert {
  const { alerts, problems } = readBody(body, resolveTimeout);
  const [alert] = alerts;
  if (alert === undefined || alerts.length > 1 || problems.length > 0) throw new Error(`not one: ${problems.join()}`);
  return alert;
}
