import { type DeliveryDetails, deliveryName, type ShownDelivery } from '@signalbox/core';
import type { SentRequest, StoredAttempt } from '@signalbox/core/store';
import { NOTIFY_REASONS, type Static, Type } from '@signalbox/sdk';
import { component, exactly, fingerprintSchema, orNull, textMapSchema, timeSchema } from '../../http/component.ts';
import { timeText, timeTextOrNull } from '../times.ts';
import { DELIVERY_STATES } from './latest-delivery.ts';

const count = Type.Integer({ minimum: 0 });

const facts = {
  id: Type.String({ description: 'As messages and the log have it.' }),
  channel: Type.String(),
  transport: orNull(Type.String(), 'Null: the configuration no longer has the channel.'),
  state: Type.Enum(DELIVERY_STATES),
  reason: Type.Enum(NOTIFY_REASONS, { description: 'Why the group decided.' }),
  route: Type.String(),
  group: Type.String(),
  status: Type.Enum(['firing', 'resolved']),
  severity: Type.String({ description: 'The worst of what fires; where nothing does, of all that it names.' }),
  firing: count,
  resolved: count,
  suppressed: count,
  decidedAt: timeSchema,
  settledAt: orNull(timeSchema, 'Since when it is `sent`, `dead` or `superseded`.'),
  nextAttemptAt: orNull(timeSchema, 'When it is tried next, at the earliest; null while it is being tried.'),
  attempts: count,
  lastError: orNull(
    Type.String(),
    'Why the last attempt failed; of one that waits and was not tried yet, why its target takes nothing.',
  ),
  fallbackOf: orNull(Type.String(), 'The delivery that it stands in for.'),
  resendOf: orNull(Type.String(), 'The delivery that it repeats.'),
};

export const deliverySummarySchema = component('DeliverySummary', exactly(facts));

const requestSchema = component(
  'SentRequest',
  exactly({
    method: orNull(
      Type.String(),
      'Null, as `url` is: the transport sends by itself, and `body` is what it shows of that.',
    ),
    url: orNull(Type.String(), 'Secrets in it are `***`, here and below.'),
    headers: textMapSchema,
    body: Type.String({ description: 'Its first 8,192 characters.' }),
  }),
);

const attemptSchema = component(
  'Attempt',
  exactly({
    startedAt: timeSchema,
    endedAt: timeSchema,
    outcome: Type.Enum(['ok', 'retry', 'reject', 'unknown'], { description: '`unknown`: it may have arrived.' }),
    status: orNull(Type.Integer(), 'Of the answer; null: none came.'),
    reason: orNull(Type.String(), 'Why it failed.'),
    request: orNull(requestSchema, 'What was sent; null: it is kept no longer, or it never came to that.'),
  }),
);

export const deliverySchema = component(
  'Delivery',
  exactly({
    ...facts,
    alerts: Type.Array(
      exactly({
        fingerprint: fingerprintSchema,
        status: Type.Enum(['firing', 'resolved', 'suppressed'], { description: 'What the message says of it.' }),
        labels: textMapSchema,
      }),
    ),
    tries: Type.Array(attemptSchema, { description: 'Its attempts, the oldest first.' }),
  }),
);

/** A delivery as `/api/v1` lists it. */
export function deliverySummaryJson(delivery: ShownDelivery): Static<typeof deliverySummarySchema> {
  const { channel, transport, state, reason, route, groupId, status, severity } = delivery;
  const { fallbackOf, resendOf } = delivery;
  const nameOf = (id: number | undefined) => (id === undefined ? null : deliveryName({ id, groupId }));
  const { name, firing, resolved, suppressed, decidedAt, settledAt, nextAttemptAt, attempts, lastError } = delivery;
  return {
    id: name,
    channel,
    transport: transport ?? null,
    state,
    reason,
    route,
    group: groupId,
    status,
    severity,
    firing,
    resolved,
    suppressed,
    decidedAt: timeText(decidedAt),
    settledAt: timeTextOrNull(settledAt),
    nextAttemptAt: timeTextOrNull(nextAttemptAt),
    attempts,
    lastError: lastError ?? null,
    fallbackOf: nameOf(fallbackOf),
    resendOf: nameOf(resendOf),
  };
}

/** One delivery, with its alerts and attempts. */
export function deliveryJson(delivery: DeliveryDetails): Static<typeof deliverySchema> {
  return { ...deliverySummaryJson(delivery), alerts: delivery.alerts, tries: delivery.tries.map(attemptJson) };
}

function attemptJson({ startedAt, endedAt, outcome, status, reason, request }: StoredAttempt) {
  return {
    startedAt: timeText(startedAt),
    endedAt: timeText(endedAt),
    outcome,
    status: status ?? null,
    reason: reason ?? null,
    request: request === undefined ? null : requestJson(request),
  };
}

function requestJson({ method, url, headers, body }: SentRequest): Static<typeof requestSchema> {
  return { method: method ?? null, url: url ?? null, headers, body };
}
