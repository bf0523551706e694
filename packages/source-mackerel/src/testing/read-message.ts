import type { ReceivedAlert, SourceResult } from '@signalbox/sdk';
import { mackerel } from '../mackerel.ts';

/** 2026-03-01T10:00:05Z */
export const RECEIVED_AT = 1_772_359_205_000;

/** What the source makes of a message, by way of JSON as it travels. */
export function readMessage(message: unknown): SourceResult {
  return mackerel.read({ body: JSON.parse(JSON.stringify(message)), receivedAt: RECEIVED_AT }, {});
}

/** The one alert of a message that is read without problems. */
export function alertIn(message: unknown): ReceivedAlert {
  const { alerts, problems } = readMessage(message);
  const [alert] = alerts;
  if (alert === undefined || alerts.length > 1 || problems.length > 0) throw new Error(`not one: ${problems.join()}`);
  return alert;
}
