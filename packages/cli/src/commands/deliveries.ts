import { type Command, Option } from 'commander';
import { parseLimit, parseTimeOrAgo } from '../args/option-values.ts';
import { askServer } from '../client/ask-server.ts';
import { type Fields, fieldsOf } from '../client/fields.ts';
import { listAll } from '../client/list-all.ts';
import {
  addressOf,
  addServerOptions,
  addShowOptions,
  type ServerOptions,
  type ShowOptions,
} from '../client/server-options.ts';
import type { ExitCode, Finish, Io } from '../io.ts';
import { deliveriesPretty, deliveryPretty } from '../print/deliveries-pretty.ts';
import { plainText } from '../print/plain-text.ts';
import { printAnswer, printRefusal } from '../print/print-answer.ts';
import { giveUp } from './give-up.ts';
import { type ResendOptions, resend } from './resend.ts';

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
  addShowOptions(deliveries.command('resend [id...]'))
    .summary('send dead letters again')
    .description(
      'Sends dead letters again, as they were, with a note of their time: those named, or all of a channel. What waits or has arrived since is not sent a second time.',
    )
    .addOption(new Option('--state <state>', 'with --channel: only dead letters can be sent again').choices(['dead']))
    .option('--channel <name>', 'those of a channel')
    .option('--since <time>', 'decided since a time, or since so long ago: 2026-11-27T03:00:00+09:00, or 90m')
    .option('--to <channel>', 'to another channel')
    .option('--dry-run', 'only say which ones')
    .addHelpText('after', RESEND_EXAMPLES)
    .action(async (ids: readonly string[], options: ResendOptions) => finish(await resend(ids, options, io)));
  addServerOptions(deliveries.command('give-up <id...>'))
    .summary('give up deliveries that wait')
    .description('Makes dead letters of deliveries that wait: they are not tried again by themselves.')
    .addHelpText('after', '\nExample:\n  $ signalbox deliveries give-up DELIVERY')
    .action(async (ids: readonly string[], options: ServerOptions) => finish(await giveUp(ids, options, io)));
}

const RESEND_EXAMPLES = `
Examples:
  $ signalbox deliveries resend DELIVERY
  $ signalbox deliveries resend --state dead --channel pager --since 2h
  $ signalbox deliveries resend DELIVERY --to ops-room --dry-run`;

const EXAMPLES = `
Examples:
  $ signalbox deliveries
  $ signalbox deliveries list --state dead
  $ signalbox deliveries show DELIVERY
  $ signalbox deliveries resend --state dead --channel pager`;

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
  if (options.state === 'dead' && options.format === 'pretty') await offerResend(items.map(fieldsOf), options, io);
  return printAnswer(options, io, {
    json: items,
    pretty: (paint) => (items.length === 0 ? 'no deliveries' : deliveriesPretty(items.map(fieldsOf), now, paint)),
  });
}

/**
 * Says how dead letters are sent again, channel by channel. What was sent again itself is part of its first one, and
 * what was sent again with success, or still waits to be, is mended.
 */
async function offerResend(dead: readonly Fields[], options: ListOptions, io: Io): Promise<void> {
  const [oldest] = dead.map((delivery) => delivery.time('decidedAt') ?? 0).sort((a, b) => a - b);
  if (oldest === undefined) return;
  const query = [['reason', 'resend'] as const, ['since', new Date(oldest).toISOString()] as const];
  const resends = await listAll(addressOf(options, io), { path: '/api/v1/deliveries', query });
  if (!resends.ok) return;
  const alive = resends.items.map(fieldsOf).filter((delivery) => delivery.text('state') !== 'dead');
  const mended = new Set(alive.map((delivery) => delivery.text('resendOf')));
  const first = dead.filter((delivery) => delivery.text('resendOf') === '' && !mended.has(delivery.text('id')));
  for (const [channel, letters] of Map.groupBy(first, (delivery) => delivery.text('channel'))) {
    const what = letters.length === 1 ? '1 dead letter waits' : `${letters.length} dead letters wait`;
    io.stderr.write(`${plainText(`${what} for \`deliveries resend --state dead --channel ${channel}\``)}\n`);
  }
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
