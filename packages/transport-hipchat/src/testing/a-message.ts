import type { Alert, Message } from '@signalbox/sdk';
import { aMessage as aMessageOf, anAlert } from '@signalbox/sdk/testing';
import { hipchat } from '../hipchat.ts';
import type { HipchatOptions } from '../options.ts';

export const NOW = Date.UTC(2026, 10, 23, 10, 0);

/** As Mackerel sends one. */
export function aCpuAlert(facts: Partial<Alert> = {}): Alert {
  return anAlert({
    severity: 'critical',
    labels: { alertname: 'CPU %', severity: 'critical', host: 'db-1', roles: 'shop:db', metric: 'cpu%' },
    annotations: {
      summary: 'cpu% 97.2 > 95',
      value: '97.2',
      operator: '>',
      warning_threshold: '80',
      critical_threshold: '95',
    },
    startsAt: NOW - 12 * 60_000,
    link: 'https://mackerel.io/orgs/acme/alerts/2bj',
    ...facts,
  });
}

export function aMessage(
  facts: Partial<Message<'message'>> = {},
  alerts: readonly Alert[] = [aCpuAlert()],
): Message<'message'> {
  return aMessageOf({
    id: 'delivery-1',
    alerts,
    externalUrl: '',
    now: NOW,
    parts: { message: '<b>CRITICAL</b> CPU %' },
    ...facts,
  });
}

/** Options as the host gives them: with defaults. */
export function someOptions(written: Partial<HipchatOptions> = {}): HipchatOptions {
  return {
    room: '1234567',
    token: 'tok3n',
    baseUrl: 'https://api.hipchat.com',
    notify: ['critical'],
    format: 'html',
    mentions: false,
    colors: {},
    card: false,
    ...written,
  };
}

/** The body that the room gets. */
export function bodyOf(message: Message<'message'>, written: Partial<HipchatOptions> = {}): RoomNotification {
  const { json } = hipchat.request(message, someOptions(written));
  const body: RoomNotification = JSON.parse(JSON.stringify(json));
  return body;
}

export interface RoomNotification {
  readonly message: string;
  readonly message_format: string;
  readonly color: string;
  readonly notify: boolean;
  readonly from?: string;
  readonly card?: Readonly<Record<string, unknown>> & {
    readonly title: string;
    readonly description?: { readonly value: string };
  };
}
