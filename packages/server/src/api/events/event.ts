import type { StoredEvent } from '@signalbox/core/store';
import { type Static, Type } from '@signalbox/sdk';
import { component, exactly, fingerprintSchema, orNull, textMapSchema, timeSchema } from '../../http/component.ts';
import { timeText, timeTextOrNull } from '../times.ts';

/** What may happen to an alert. */
export const EVENT_KINDS = [
  'new',
  'changed',
  'resolved',
  'expired',
  'ended',
  'told',
  'stale',
  'unknown-resolved',
] as const satisfies readonly StoredEvent['kind'][];

export const eventSchema = component(
  'Event',
  exactly({
    id: Type.Integer({ minimum: 1, description: 'In the order of acceptance.' }),
    at: Type.String({ format: 'date-time', description: 'When it arrived.' }),
    kind: Type.Enum(EVENT_KINDS, {
      description:
        '`new` (also: fires again), `changed` (severity or labels), `resolved` by its sender, `expired` since nobody renewed it, `ended` by a person, `told` (a notice that is through), `stale` (older than what was known), `unknown-resolved`.',
    }),
    fingerprint: fingerprintSchema,
    source: Type.String(),
    severity: Type.String(),
    labels: textMapSchema,
    annotations: textMapSchema,
    startsAt: timeSchema,
    endsAt: orNull(timeSchema, 'Null while it fires.'),
    expiresAt: orNull(timeSchema, 'It resolves by itself then, unless it is renewed.'),
    supersedes: orNull(Type.Integer(), 'The event of the same alert that this one takes the place of.'),
  }),
);

/** An event as `/api/v1` lists it. */
export function eventJson(event: StoredEvent): Static<typeof eventSchema> {
  const { id, at, kind, fingerprint, source, severity, body, startsAt, endsAt, expiresAt, supersedes } = event;
  return {
    id,
    at: timeText(at),
    kind,
    fingerprint,
    source,
    severity,
    labels: body.labels,
    annotations: body.annotations,
    startsAt: timeText(startsAt),
    endsAt: timeTextOrNull(endsAt),
    expiresAt: timeTextOrNull(expiresAt),
    supersedes: supersedes ?? null,
  };
}
