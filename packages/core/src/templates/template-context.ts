import type { Alert, AlertStatus, FailedChannel, Notification } from '@signalbox/sdk';
import { isJsonObject, NOTIFY_REASONS } from '@signalbox/sdk';

/** What stands at a path of the context: for the static check of templates, and for the documentation. */
export type Shape =
  | { readonly type: 'number' | 'boolean' | 'any' }
  | { readonly type: 'text'; readonly words?: Words }
  /** Any name is known below it, and each is a text; an absent one is empty. */
  | { readonly type: 'map'; readonly named?: ReadonlyMap<string, Shape> }
  | { readonly type: 'list'; readonly of: Shape }
  | { readonly type: 'object'; readonly fields: ReadonlyMap<string, Shape> };

/**
 * What a text can be: one of these words, or a severity, of which a sender may have others. A label is as the sender wrote
 * it, every other severity in lower case.
 */
export type Words = readonly string[] | 'severity' | 'severity-label';

const text = { type: 'text' } as const;
const status: Shape = { type: 'text', words: ['firing', 'resolved'] satisfies readonly AlertStatus[] };
const severity: Shape = { type: 'text', words: 'severity' };
const time = { type: 'number' } as const;
const map = { type: 'map' } as const;
const labels: Shape = { type: 'map', named: new Map([['severity', { type: 'text', words: 'severity-label' }]]) };

function object(fields: Readonly<Record<string, Shape>>): Shape {
  return { type: 'object', fields: new Map(Object.entries(fields)) };
}

const alertFields = {
  fingerprint: text,
  source: text,
  status,
  severity,
  labels,
  annotations: map,
  startsAt: time,
  endsAt: time,
  link: text,
  image: text,
  notice: { type: 'boolean' },
} satisfies Record<keyof Alert, Shape>;

const alerts = { type: 'list', of: object(alertFields) } as const;

/** Everything that a template can show: the one list that the static check and the documentation are made of. */
export const contextShape: Shape = object({
  id: text,
  thread: text,
  status,
  severity,
  reason: { type: 'text', words: NOTIFY_REASONS },
  labels,
  annotations: map,
  group: object({ id: text, labels }),
  alerts,
  firing: alerts,
  resolved: alerts,
  suppressed: alerts,
  channel: text,
  fallbackFor: { type: 'list', of: object({ channel: text, why: text } satisfies Record<keyof FailedChannel, Shape>) },
  resendFrom: time,
  route: text,
  externalUrl: text,
  now: time,
} satisfies Record<keyof Notification, Shape>);

/**
 * The context of a notification: what `contextShape` names and nothing else, all of it own properties of objects that
 * inherit no name. A value of another kind than its shape says is absent.
 */
export function templateContext(notification: Notification): unknown {
  return shaped(notification, contextShape);
}

function shaped(value: unknown, shape: Shape): unknown {
  switch (shape.type) {
    case 'any':
      return value;
    case 'text':
      return typeof value === 'string' ? value : undefined;
    case 'number':
      return typeof value === 'number' ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'list':
      return Array.isArray(value) ? value.map((item: unknown) => shaped(item, shape.of)) : [];
    case 'map':
      return ownOnly(Object.entries(asObject(value)).filter((entry) => typeof entry[1] === 'string'));
    case 'object': {
      const source = asObject(value);
      const entries = [...shape.fields].map(([name, field]) => [name, shaped(own(source, name), field)] as const);
      return ownOnly(entries);
    }
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return isJsonObject(value) ? value : {};
}

function own(source: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(source, name) ? source[name] : undefined;
}

/**
 * The only thing that the context's objects inherit, and no name reaches it: Handlebars compares contexts with `!=`,
 * which throws where a text meets an object that cannot be converted. NaN differs from everything.
 */
const COMPARABLE = Object.freeze(Object.create(null, { [Symbol.toPrimitive]: { value: () => Number.NaN } }));

function ownOnly(entries: readonly (readonly [string, unknown])[]): object {
  const made: Record<string, unknown> = Object.create(COMPARABLE);
  for (const [name, value] of entries) made[name] = value;
  return made;
}

/** Every path of the context, for the documentation: `alerts[].labels.*`, `group.id`. */
export function contextPaths(shape: Shape = contextShape, prefix = ''): readonly string[] {
  switch (shape.type) {
    case 'any':
    case 'text':
    case 'number':
    case 'boolean':
      return [prefix];
    case 'map':
      return [`${prefix}.*`];
    case 'list':
      return contextPaths(shape.of, `${prefix}[]`);
    case 'object':
      return [...shape.fields].flatMap(([name, field]) =>
        contextPaths(field, prefix === '' ? name : `${prefix}.${name}`),
      );
  }
}
