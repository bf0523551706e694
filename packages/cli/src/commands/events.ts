import { type Command, Option } from 'commander';
import { collect, parseLimit, parseTimeOrAgo } from '../args/option-values.ts';
import { fieldsOf } from '../client/fields.ts';
import { followEvents } from '../client/follow-events.ts';
import { listAll } from '../client/list-all.ts';
import { addressOf, addShowOptions, type ShowOptions } from '../client/server-options.ts';
import { type ExitCode, type Finish, type Io, UsageError } from '../io.ts';
import { eventLine, eventsPretty } from '../print/events-pretty.ts';
import { paintFor } from '../print/paint.ts';
import { printAnswer, printRefusal } from '../print/print-answer.ts';
import { printDoubts } from '../print/print-doubts.ts';

interface EventsOptions extends ShowOptions {
  readonly alert?: string;
  readonly kind?: readonly string[];
  readonly source?: string;
  readonly matcher?: readonly string[];
  readonly since?: string;
  readonly until?: string;
  readonly limit?: number;
  readonly follow?: true;
}

const DEFAULT_LIMIT = 100;

export function addEvents(program: Command, io: Io, finish: Finish): void {
  addShowOptions(program.command('events'))
    .summary('what happened to alerts on a running server')
    .description(
      'Lists what happened to alerts: new, changed, resolved and so on, the newest first; or prints it as it comes. What several options ask for must hold together.',
    )
    .option('-m, --matcher <matcher>', 'alerts that match, like severity=critical; all of several must hold', collect)
    .option('--alert <fingerprint>', 'those of an alert')
    .addOption(
      new Option(
        '--kind <kind>',
        'those of a kind, or of one of several: new, changed, resolved, expired, ended, told, stale, unknown-resolved',
      ).argParser(collect),
    )
    .option('--source <name>', 'those of a source')
    .option('--since <time>', 'arrived since a time, or since so long ago: 2026-11-27T03:00:00+09:00, or 90m')
    .option('--until <time>', 'arrived before a time, or so long ago')
    .option('--limit <count>', `at most so many (default: ${DEFAULT_LIMIT})`, parseLimit)
    .option('--follow', 'print events as they come, until Ctrl-C; with --format json one object a line')
    .addHelpText('after', EXAMPLES)
    .action(async (options: EventsOptions) => finish(await (options.follow ? follow(options, io) : list(options, io))));
}

const EXAMPLES = `
Examples:
  $ signalbox events --since 2h
  $ signalbox events -m service=payments --kind new --kind resolved --format json
  $ signalbox events --follow`;

async function list(options: EventsOptions, io: Io): Promise<ExitCode> {
  const now = Date.now();
  const { limit = DEFAULT_LIMIT } = options;
  const listed = await listAll(addressOf(options, io), {
    path: '/api/v1/events',
    query: queryOf(options, now, io),
    limit,
  });
  if (!listed.ok) return printRefusal(listed, io);
  const { items, more } = listed;
  if (more) io.stderr.write('there are more: raise --limit\n');
  return printAnswer(options, io, {
    json: items,
    pretty: (paint) => (items.length === 0 ? 'no events' : eventsPretty(items.map(fieldsOf), now, paint)),
  });
}

async function follow(options: EventsOptions, io: Io): Promise<ExitCode> {
  if (options.limit !== undefined || options.until !== undefined) {
    throw new UsageError('--follow has no end', 'leave out --limit and --until');
  }
  const query = [...queryOf(options, Date.now(), io), ['follow', 'true'] as const];
  const refusal = await followEvents(addressOf(options, io), query, io.stopped(), (event) => {
    const line = options.format === 'json' ? JSON.stringify(event) : eventLine(fieldsOf(event), paintFor(io.stdout));
    io.stdout.write(`${line}\n`);
  });
  return refusal.length > 0 ? printRefusal({ problems: refusal }, io) : 0;
}

function queryOf(options: EventsOptions, now: number, io: Io): readonly (readonly [name: string, value: string])[] {
  const { matcher = [], kind = [], alert, source } = options;
  printDoubts(matcher, io);
  const time = (text: string | undefined) =>
    text === undefined ? undefined : new Date(parseTimeOrAgo(text, now)).toISOString();
  const single = { alert, source, since: time(options.since), until: time(options.until) };
  return [
    ...matcher.map((text) => ['matcher', text] as const),
    ...kind.map((text) => ['kind', text] as const),
    ...Object.entries(single).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  ];
}
