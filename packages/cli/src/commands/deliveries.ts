import { type Command, Option } from 'commander';
import { parseLimit, parseTimeOrAgo } from '../args/option-values.ts';
import { askServer } from '../client/ask-server.ts';
import { fieldsOf } from '../client/fields.ts';
import { listAll } from '../client/list-all.ts';
import { addressOf, addShowOptions, type ShowOptions } from '../client/server-options.ts';
import type { ExitCode, Finish, Io } from '../io.ts';
import { deliveriesPretty, deliveryPretty } from '../print/deliveries-pretty.ts';
import { printAnswer, printRefusal } from '../print/print-answer.ts';

interface ListOptions extends ShowOptions {
  readonly state?: string;
  readonly channel?: string;
  readonly route?: string;
  readonly group?: string;
  readonly alert?: string;
  readonly reason?: string;
  readonly since?: string;
  readonly until?: string;
  readonly limit: number;
}

const DEFAULT_LIMIT = 100;

export function addDeliveries(program: Command, io: Io, finish: Finish): void {
  const deliveries = program
    .command('deliveries')
    .summary('what a running server has sent, and what became of it')
    .description(
      'Lists what the groups of a running server decided to send, and what became of it; or shows one delivery with every attempt.',
    )
    .addHelpText('after', EXAMPLES);
  addShowOptions(deliveries.command('list', { isDefault: true }))
    .summary('list deliveries')
    .description('Lists deliveries, the newest first. What several options ask for must hold together.')
    .addOption(new Option('--state <state>', 'those of a state').choices(['waiting', 'sent', 'dead', 'superseded']))
    .option('--channel <name>', 'those of a channel, also of one that is gone')
    .option('--route <id>', 'those of a route, by its id')
    .option('--group <id>', 'those of a group')
    .option('--alert <fingerprint>', 'those that name an alert')
    .option('--reason <reason>', 'those of a reason: first, new, severity, resolved, repeat and so on')
    .option('--since <time>', 'decided since a time, or since so long ago: 2026-11-27T03:00:00+09:00, or 90m')
    .option('--until <time>', 'decided before a time, or so long ago')
    .option('--limit <count>', 'at most so many', parseLimit, DEFAULT_LIMIT)
    .addHelpText('after', LIST_EXAMPLES)
    .action(async (options: ListOptions) => finish(await list(options, io)));
  addShowOptions(deliveries.command('show <id>'))
    .summary('show one delivery')
    .description(
      'Shows one delivery: its alerts, and every attempt with its time, outcome, and the request as it went out, secrets masked.',
    )
    .addHelpText('after', '\nExample:\n  $ signalbox deliveries show DELIVERY')
    .action(async (id: string, options: ShowOptions) => finish(await show(id, options, io)));
}

const EXAMPLES = `
Examples:
  $ signalbox deliveries
  $ signalbox deliveries list --state dead
  $ signalbox deliveries show DELIVERY`;

const LIST_EXAMPLES = `
Examples:
  $ signalbox deliveries list --state dead --channel pager
  $ signalbox deliveries list --alert 5d41402abc4b2a76b9719d911017c592
  $ signalbox deliveries list --since 2h --limit 1000 --format json`;

const TEXTS = ['state', 'channel', 'route', 'group', 'alert', 'reason'] as const;
const TIMES = ['since', 'until'] as const;

async function list(options: ListOptions, io: Io): Promise<ExitCode> {
  const now = Date.now();
  const texts = TEXTS.map((name) => [name, options[name]] as const);
  const times = TIMES.map((name) => {
    const text = options[name];
    return [name, text === undefined ? undefined : new Date(parseTimeOrAgo(text, now)).toISOString()] as const;
  });
  const query = [...texts, ...times].flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  const { limit } = options;
  const listed = await listAll(addressOf(options, io), { path: '/api/v1/deliveries', query, limit });
  if (!listed.ok) return printRefusal(listed, io);
  const { items, more } = listed;
  if (more) io.stderr.write('there are more: raise --limit\n');
  return printAnswer(options, io, {
    json: items,
    pretty: (paint) => (items.length === 0 ? 'no deliveries' : deliveriesPretty(items.map(fieldsOf), now, paint)),
  });
}

async function show(id: string, options: ShowOptions, io: Io): Promise<ExitCode> {
  const path = `/api/v1/deliveries/${encodeURIComponent(id)}`;
  const answer = await askServer(addressOf(options, io), { method: 'GET', path });
  if (!answer.ok) return printRefusal(answer, io);
  return printAnswer(options, io, {
    json: answer.body,
    pretty: (paint) => deliveryPretty(fieldsOf(answer.body), Date.now(), paint),
  });
}
