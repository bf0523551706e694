import { formatDuration } from '@signalbox/core';
import { convertInhibition } from './convert-inhibition.ts';
import { convertReceivers, nameChannels } from './convert-receivers.ts';
import { convertRoutes } from './convert-routes.ts';
import { convertTimeIntervals } from './convert-time-intervals.ts';
import { maskFor } from './mask-secrets.ts';
import { type Block, block, type Entry } from './piece.ts';
import { gatherProblems, type ImportProblem, type Problems } from './problems.ts';
import { readReceivers } from './read-receivers.ts';
import { readRootRoute } from './read-route.ts';
import { readTimeInterval } from './read-time-interval.ts';
import { asMap, mapReader } from './read-values.ts';
import { readYaml } from './read-yaml.ts';
import { writeYaml } from './write-yaml.ts';
import type { WrittenMap } from './written.ts';

/** A configuration made from an alertmanager.yml, or why there is none. */
export interface Imported {
  /** Is there if there are no errors. */
  readonly yaml?: string;
  readonly errors: readonly ImportProblem[];
  /** What could not be carried over. */
  readonly notes: readonly ImportProblem[];
}

/**
 * Makes a configuration from the text of an alertmanager.yml: one that routes, groups, mutes and inhibits alike.
 *
 * @param name of the file, for the head of the configuration
 * @see https://prometheus.io/docs/alerting/latest/configuration/
 */
export function importAlertmanager(text: string, name: string): Imported {
  const problems = gatherProblems();
  const read = readYaml(text, problems);
  const file = read === undefined ? undefined : asMap(read, problems);
  const yaml = file === undefined ? undefined : convert(file, name, problems);
  const errors = problems.errors();
  return { ...(yaml === undefined || errors.length > 0 ? {} : { yaml }), errors, notes: problems.notes() };
}

function convert(file: WrittenMap, name: string, problems: Problems): string | undefined {
  const reader = mapReader(file, problems);
  const global = reader.mapAt('global');
  const receivers = readReceivers(reader.maps('receivers'), problems);
  const secretParts = ['global', 'receivers'].flatMap((key) => file.entries.get(key) ?? []);
  const mask = maskFor(secretParts);
  const intervals = ['time_intervals', 'mute_time_intervals'].flatMap((key) =>
    reader.maps(key).flatMap((map) => readTimeInterval(map, problems) ?? []),
  );
  for (const [index, { name: own, ...place }] of intervals.entries()) {
    if (intervals.findIndex((other) => other.name === own) < index) {
      problems.error(place, `two time intervals have the name ${JSON.stringify(own)}`);
    }
  }
  const known = {
    receivers: new Set(receivers.map((receiver) => receiver.name)),
    intervals: new Set(intervals.map((interval) => interval.name)),
  };
  const written = reader.mapAt('route');
  if (written === undefined) return problems.error(file, 'there is no `route`');
  const root = readRootRoute(written, known, problems);
  const inhibitions = reader.maps('inhibit_rules').map((map) => convertInhibition(map, mask.comment, problems));
  const globals = readGlobals(global, problems);

  const names = nameChannels(receivers);
  const channels = convertReceivers(receivers, { names, globalHttp: globals.http, mask, problems });
  const times = convertTimeIntervals(intervals, mask.comment, problems);
  const routes = convertRoutes(root, { channels: names, muteTimes: times.names, mask: mask.comment, problems });
  const others = reader.leftOver().map(([key, value]) => problems.note(value, sentenceOn(key)));

  const top: Entry[] = [
    { key: 'version', value: 1 },
    { key: 'sources', value: sources(globals.resolveTimeoutMs), comment: SOURCES },
    { key: 'defaults', value: routes.defaults },
    ...(channels.length === 0 ? [] : [{ key: 'channels', value: { entries: channels, tall: true } }]),
    ...(times.muteTimes.length === 0 ? [] : [{ key: 'muteTimes', value: { entries: times.muteTimes, tall: true } }]),
    ...(inhibitions.length === 0 ? [] : [{ key: 'inhibit', value: inhibitions }]),
    ...(routes.routes.length === 0 ? [] : [{ key: 'routes', value: routes.routes }]),
    {
      key: 'unmatched',
      value: routes.unmatched,
      comment: "What no route takes: the receiver of Alertmanager's root route.",
    },
  ];
  return writeYaml(headOf(name, [...globals.notes, ...others, ...routes.notes]), { entries: top });
}

const SOURCES =
  'Prometheus sends to /api/v2/alerts, as to an Alertmanager: only the address in its configuration changes.';

function sources(resolveTimeoutMs: number | undefined): Block {
  const resolveTimeout = resolveTimeoutMs === undefined ? undefined : formatDuration(resolveTimeoutMs);
  return block({ prometheus: block({ type: 'alertmanager', resolveTimeout }) }, { tall: true });
}

interface Globals {
  readonly resolveTimeoutMs: number | undefined;
  readonly http: WrittenMap | undefined;
  readonly notes: readonly string[];
}

/** All but two of them are defaults of integrations. */
function readGlobals(global: WrittenMap | undefined, problems: Problems): Globals {
  if (global === undefined) return { resolveTimeoutMs: undefined, http: undefined, notes: [] };
  const reader = mapReader(global, problems);
  const resolveTimeoutMs = reader.duration('resolve_timeout');
  const http = reader.mapAt('http_config');
  const notes = reader
    .leftOver()
    .map(([key, value]) => problems.note(value, `\`global.${key}\` is not carried over: there is no such default`));
  return { resolveTimeoutMs, http, notes };
}

function sentenceOn(key: string): string {
  if (key === 'templates') return '`templates` are not carried over: messages are written with Handlebars here';
  return `\`${key}\` is not carried over`;
}

function headOf(name: string, notes: readonly string[]): string {
  const head = `Made from ${name.replaceAll(/\p{C}/gu, '')} by \`signalbox import alertmanager\`.`;
  return notes.length === 0 ? head : [head, '', ...notes].join('\n');
}
