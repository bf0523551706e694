import { checkGlobal, checkTemplates } from './check-settings.ts';
import { convertInhibition } from './convert-inhibition.ts';
import { convertReceivers, nameChannels } from './convert-receivers.ts';
import { convertRoutes } from './convert-routes.ts';
import { convertTimeIntervals } from './convert-time-intervals.ts';
import { FILE_KEYS, GLOBAL_KEYS } from './known-keys.ts';
import { maskFor } from './mask-secrets.ts';
import { type Block, block, type Entry } from './piece.ts';
import { gatherProblems, type ImportProblem, type Problems } from './problems.ts';
import { readReceivers } from './read-receivers.ts';
import { readRootRoute } from './read-route.ts';
import { readTimeInterval } from './read-time-interval.ts';
import { asMap, mapReader } from './read-values.ts';
import { readYaml } from './read-yaml.ts';
import { writeDuration } from './write-duration.ts';
import { writeYaml } from './write-yaml.ts';
import type { Written, WrittenMap } from './written.ts';

/** A configuration made from an alertmanager.yml, or why there is none. */
export interface Imported {
  /** Is there if there are no errors. */
  readonly yaml?: string;
  readonly errors: readonly ImportProblem[];
  /** What could not be carried over. */
  readonly notes: readonly ImportProblem[];
  /** Names of receivers whose alerts go to nobody but the log of the server now. */
  readonly onlyLogged: readonly string[];
}

/** What is written, and what must be said about it. */
type Converted = { readonly yaml: string; readonly onlyLogged: readonly string[] };

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
  const converted = file === undefined ? undefined : convert(file, name, problems);
  const errors = problems.errors();
  const { yaml, onlyLogged } = errors.length > 0 || converted === undefined ? NOTHING : converted;
  return { ...(yaml === undefined ? {} : { yaml }), errors, notes: problems.notes(), onlyLogged };
}

const NOTHING = { yaml: undefined, onlyLogged: [] };

function convert(file: WrittenMap, name: string, problems: Problems): Converted | undefined {
  const reader = mapReader(file, FILE_KEYS, problems);
  const global = reader.mapAt('global');
  if (global !== undefined) checkGlobal(global, problems);
  checkTemplates(file.entries.get('templates'), problems);
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
  const { channels, onlyLogged } = convertReceivers(receivers, { names, globalHttp: globals.http, mask, problems });
  const times = convertTimeIntervals(intervals, mask.comment, problems);
  const routes = convertRoutes(root, { channels: names, muteTimes: times.names, mask: mask.comment, problems });
  const others = reader.leftOver().map(([key, value]) => problems.note(value, sentenceOn(key)));

  const top: Entry[] = [
    { key: 'version', value: 1 },
    { key: 'sources', value: sources(globals.resolveTimeout), comment: SOURCES },
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
  const head = headOf(name, [...globals.notes, ...others, ...routes.notes]);
  return { yaml: writeYaml(head, { entries: top }), onlyLogged };
}

const SOURCES =
  'Prometheus sends to /api/v2/alerts, as to an Alertmanager: only the address in its configuration changes.';

function sources(resolveTimeout: string | undefined): Block {
  return block({ prometheus: block({ type: 'alertmanager', resolveTimeout }) }, { tall: true });
}

interface Globals {
  readonly resolveTimeout: string | undefined;
  readonly http: WrittenMap | undefined;
  readonly notes: readonly string[];
}

/** All but two of them are defaults of integrations. */
function readGlobals(global: WrittenMap | undefined, problems: Problems): Globals {
  if (global === undefined) return { resolveTimeout: undefined, http: undefined, notes: [] };
  const reader = mapReader(global, GLOBAL_KEYS, problems);
  const resolveTimeoutMs = reader.duration('resolve_timeout');
  const resolveTimeout = resolveTimeoutMs === undefined ? undefined : writeDuration(resolveTimeoutMs, global, problems);
  const http = reader.mapAt('http_config');
  const notes = reader
    .leftOver()
    .filter(([key, value]) => !isDefault(key, value))
    .map(([key, value]) => problems.note(value, `\`global.${key}\` is not carried over: there is no such default`));
  return { resolveTimeout, http, notes };
}

/**
 * What Alertmanager has of itself, and prints with the rest under `/api/v2/status`.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#file-layout-and-global-settings
 */
const DEFAULTS: ReadonlyMap<string, string> = new Map([
  ['smtp_hello', 'localhost'],
  ['smtp_require_tls', 'true'],
  ['pagerduty_url', 'https://events.pagerduty.com/v2/enqueue'],
  ['opsgenie_api_url', 'https://api.opsgenie.com/'],
  ['wechat_api_url', 'https://qyapi.weixin.qq.com/cgi-bin/'],
  ['victorops_api_url', 'https://alert.victorops.com/integrations/generic/20131114/alert/'],
  ['telegram_api_url', 'https://api.telegram.org'],
  ['webex_api_url', 'https://webexapis.com/v1/messages'],
  ['rocketchat_api_url', 'https://open.rocket.chat/'],
  ['slack_app_url', 'https://slack.com/api/chat.postMessage'],
]);

function isDefault(key: string, value: Written): boolean {
  if (value.type === 'text') return DEFAULTS.get(key) === value.text;
  const verify =
    value.type === 'map' && value.entries.size === 1 ? value.entries.get('insecure_skip_verify') : undefined;
  return key === 'smtp_tls_config' && verify?.type === 'text' && verify.text === 'false';
}

function sentenceOn(key: string): string {
  if (key === 'templates') return '`templates` are not carried over: messages are written with Handlebars here';
  return `\`${key}\` is not carried over`;
}

function headOf(name: string, notes: readonly string[]): string {
  const head = `Made from ${name.replaceAll(/\p{C}/gu, '')} by \`signalbox import alertmanager\`.`;
  return notes.length === 0 ? head : [head, '', ...notes].join('\n');
}
