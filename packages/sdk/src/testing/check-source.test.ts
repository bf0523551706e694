import { describe, expect, it } from 'vitest';
import type { ReceivedAlert } from '../alert.ts';
import { isJsonObject } from '../parse/json-object.ts';
import { textMap } from '../parse/text-map.ts';
import { Type } from '../schema.ts';
import { defineSource, type Source, type SourceResult } from '../source.ts';
import { checkSource } from './check-source.ts';

const options = Type.Object({ zone: Type.String({ default: 'UTC' }) }, { additionalProperties: false });
const payloads = {
  'an alert': { name: 'disk', at: 1_772_359_200, tags: { team: 'db' }, notes: ['b', 'a'] },
};

/** The smallest source that keeps the contract; each member of the table below breaks it once. */
const sound = defineSource({ name: 'sound', options, read: ({ body }) => readSound(body) });

function readSound(body: unknown): SourceResult {
  const name = isJsonObject(body) ? body['name'] : undefined;
  if (typeof name !== 'string' || name === '') return { alerts: [], problems: ['name is missing'] };
  return { alerts: [anAlert({ alertname: name.toWellFormed() })], problems: [] };
}

describe('the conformance kit of sources', () => {
  it('passes a source that keeps the contract', () => {
    expect(failures(sound)).toEqual([]);
  });

  it.each<[string, Partial<Source<unknown>>, RegExp]>([
    ['has another version', { contract: 2 as 1 }, /version 1/],
    ['takes unknown options', { options: Type.Object({}) }, /refuses options/],
    [
      'throws at a wrong kind',
      { read: ({ body }) => readSound({ name: (body as { name: string }).name.trim() }) },
      /whatever the body is/,
    ],
    ['has no alert in any sample', { read: () => ({ alerts: [], problems: [] }) }, /an alert from one of the samples/],
    ['cannot read a sample', { read: () => ({ alerts: [], problems: ['no'] }) }, /without problems/],
    ['gives random results', { read: ({ body }) => labelled(body, () => ({ a: String(Math.random()) })) }, /reads an/],
    ['sorts the body in place', { read: ({ body }) => sortNotes(body) }, /reads an alert without problems/],
    ['changes the options', { read: ({ body }, given) => touch(given, readSound(body)) }, /nor the options/],
    ['uses labels with a prototype', { read: () => one({ ...anAlert({}), labels: { a: 'b' } }) }, /reads an/],
    ['copies empty labels', { read: ({ body }) => labelled(body, (name) => ({ alertname: name })) }, /stays calm/],
    ['copies lone surrogates', { read: ({ body }) => labelled(body, (name) => ({ a: `x${name}` })) }, /stays calm/],
    ['copies tags without a look', { read: ({ body }) => labelled(body, (_name, tags) => tags) }, /stays calm/],
    ['copies times without a look', { read: ({ body }) => timed(body, 1000) }, /stays calm/],
    ['takes seconds for milliseconds', { read: ({ body }) => timed(body, 1) }, /reads an alert without problems/],
    ['links anything', { read: ({ body }) => linked(body) }, /stays calm/],
    ['pollutes the prototype', { read: ({ body }) => pollute(body) }, /stays calm/],
    ['quotes whole payloads', { read: ({ body }) => ({ ...readSound(body), problems: quoteOf(body) }) }, /stays calm/],
    ['trusts `length`', { read: ({ body }) => countNotes(body) }, /stays calm/],
    ['ends a firing alert', { read: () => one({ ...anAlert({ a: 'b' }), endsAt: 1_772_359_200_000 }) }, /reads an/],
    ['ends a notice', { read: () => one({ ...anAlert({ a: 'b' }), status: 'resolved', notice: true }) }, /reads an/],
    ['has neither key nor labels', { read: () => one(anAlert({})) }, /reads an/],
  ])('fails a source that %s', (_what, fault, failing) => {
    expect(failures({ ...sound, ...fault } as Source<unknown>).join('\n')).toMatch(failing);
  });

  it('lets a source of the Alertmanager API hand on any date', () => {
    const ancient = { ...sound, read: () => one({ ...anAlert({ a: 'b' }), startsAt: 0 }) };
    expect(failures(ancient)).not.toEqual([]);
    expect(failures({ ...ancient, servesAlertmanagerApi: true })).toEqual([]);
  });

  it('says what was wrong with the payload that broke the source', () => {
    const broken = { ...sound, read: (): SourceResult => one({ ...anAlert({ a: 'b' }), link: 'ftp://x' }) };
    const thrown: unknown[] = [];
    checkSource(collect(thrown), broken, { payloads });
    expect(thrown.map(String)).toContainEqual(
      expect.stringContaining('the body is null: `link` is an http(s) address'),
    );
  });
});

/** Names of the tests that fail. */
function failures(source: Source<never> | Source<unknown>): string[] {
  const failed: string[] = [];
  checkSource(
    (name, test) => {
      try {
        test();
      } catch {
        failed.push(name);
      } finally {
        Reflect.deleteProperty(Object.prototype, 'polluted');
      }
    },
    source as Source<unknown>,
    { payloads },
  );
  return failed;
}

function collect(thrown: unknown[]): (name: string, test: () => unknown) => void {
  return (_name, test) => {
    try {
      test();
    } catch (error) {
      thrown.push(error);
    }
  };
}

function anAlert(labels: Readonly<Record<string, string>>): ReceivedAlert {
  return { status: 'firing', labels: textMap(labels), annotations: textMap({}) };
}

function one(alert: ReceivedAlert): SourceResult {
  return { alerts: [alert], problems: [] };
}

function labelled(
  body: unknown,
  labels: (name: string, tags: Readonly<Record<string, string>>) => Readonly<Record<string, string>>,
): SourceResult {
  if (!isJsonObject(body) || typeof body['name'] !== 'string') return { alerts: [], problems: ['name is missing'] };
  return one({ ...anAlert(labels(body['name'], (body['tags'] ?? {}) as Record<string, string>)), key: 'k' });
}

function timed(body: unknown, factor: number): SourceResult {
  if (!isJsonObject(body) || typeof body['at'] !== 'number') return readSound(body);
  return one({ ...anAlert({ a: 'b' }), startsAt: body['at'] * factor });
}

function linked(body: unknown): SourceResult {
  const { alerts, problems } = readSound(body);
  return { alerts: alerts.map((alert) => ({ ...alert, link: alert.labels['alertname'] ?? '' })), problems };
}

function sortNotes(body: unknown): SourceResult {
  if (isJsonObject(body) && Array.isArray(body['notes'])) body['notes'].sort();
  return readSound(body);
}

function countNotes(body: unknown): SourceResult {
  const notes = isJsonObject(body) ? (body['notes'] as { length?: number } | null | undefined) : undefined;
  const count = notes?.length ?? 0;
  if (count > 1e6) throw new RangeError('it would have counted for minutes');
  return readSound(body);
}

function touch(given: unknown, result: SourceResult): SourceResult {
  Object.assign(given as object, { zone: 'changed' });
  return result;
}

function pollute(body: unknown): SourceResult {
  const tags = isJsonObject(body) && isJsonObject(body['tags']) ? body['tags'] : {};
  const members: Record<string, Record<string, unknown>> = {};
  for (const [name, member] of Object.entries(tags)) {
    for (const [key, value] of isJsonObject(member) ? Object.entries(member) : []) {
      const place = members[name] ?? {};
      place[key] = value;
      members[name] = place;
    }
  }
  return readSound(body);
}

function quoteOf(body: unknown): string[] {
  return isJsonObject(body) && typeof body['name'] === 'string' && body['name'] !== 'disk'
    ? [`bad: ${body['name']}`]
    : [];
}
