import { compileMatcherList } from '@signalbox/core';
import type { EventQuery, StoredEvent } from '@signalbox/core/store';
import { Type } from '@signalbox/sdk';
import { type Result, refused } from '../../http/http-problem.ts';
import { fingerprintOf } from '../fingerprint-of.ts';
import { readTime } from '../times.ts';
import { EVENT_KINDS } from './event.ts';

/** What a list of events may be asked for; all that is given must hold. */
export const eventFilters = {
  alert: Type.Optional(Type.String({ description: 'The fingerprint of an alert.' })),
  kind: Type.Optional(Type.Array(Type.Enum(EVENT_KINDS), { description: 'One of these kinds.' })),
  source: Type.Optional(Type.String({ description: 'The name of a source, also of one that is gone.' })),
  matcher: Type.Optional(
    Type.Array(Type.String(), { description: 'A matcher, like `severity="critical"`; all of several must hold.' }),
  ),
  since: Type.Optional(Type.String({ format: 'date-time', description: 'Arrived then or later.' })),
  until: Type.Optional(Type.String({ format: 'date-time', description: 'Arrived before.' })),
};

/** Which events are meant: what the store can look for, and what each of them is asked. */
export interface WantedEvents {
  readonly times: Pick<EventQuery, 'since' | 'until'>;
  isWanted(event: StoredEvent): boolean;
}

export function readEventFilters(
  written: Readonly<Partial<Record<keyof typeof eventFilters, readonly string[]>>>,
): Result<WantedEvents> {
  const { kind: kinds = [], matcher: matchers = [], ...single } = written;
  for (const [name, texts = []] of Object.entries(single)) {
    if (texts.length > 1) return wrong(`\`${name}\` may appear once`);
    if (texts[0] === '') return wrong(`\`${name}\` is empty`);
  }
  const [alert] = single.alert ?? [];
  if (alert !== undefined && !/^[0-9a-f]{32}$/i.test(alert)) return wrong('`alert` is a fingerprint: 32 hex digits');
  const fingerprint = alert === undefined ? undefined : fingerprintOf(alert);
  if (!kinds.every(isKind)) return wrong(`\`kind\` is one of ${EVENT_KINDS.join(', ')}`);
  const [source] = single.source ?? [];
  const [since, until] = [timeOf(single.since), timeOf(single.until)];
  if (since === 'none' || until === 'none') {
    return wrong('`since` and `until` are times with their zones, like 2026-11-27T03:00:00+09:00');
  }
  if (since !== undefined && until !== undefined && since >= until) return wrong('`since` must be before `until`');
  const { matcher, problems } = compileMatcherList(matchers);
  if (matcher === undefined) {
    const sentences = problems.map(({ path, message }) => `matcher ${Number(path[0]) + 1}: ${message}`);
    return refused(400, 'bad-query', sentences.join('; '), { problems: sentences });
  }
  return {
    ok: true,
    value: {
      times: { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) },
      isWanted: (event) =>
        (fingerprint === undefined || event.fingerprint === fingerprint) &&
        (source === undefined || event.source === source) &&
        (kinds.length === 0 || kinds.includes(event.kind)) &&
        matcher.test(event.body),
    },
  };
}

function isKind(text: string): boolean {
  return EVENT_KINDS.some((kind) => kind === text);
}

function timeOf([text]: readonly string[] = []): number | undefined | 'none' {
  return text === undefined ? undefined : (readTime(text) ?? 'none');
}

function wrong(detail: string): Result<never> {
  return refused(400, 'bad-query', detail);
}
