import { userInfo } from 'node:os';
import { type Command, Option } from 'commander';
import { collect } from '../args/option-values.ts';
import { requireOptions } from '../args/require-options.ts';
import { spanOf, type WrittenSpan } from '../args/silence-span.ts';
import { askServer, type ServerAnswer } from '../client/ask-server.ts';
import { fieldsOf } from '../client/fields.ts';
import { addressOf, addShowOptions, type ShowOptions } from '../client/server-options.ts';
import { type ExitCode, type Finish, type Io, UsageError } from '../io.ts';
import { plainText } from '../print/plain-text.ts';
import { pointInTime } from '../print/point-in-time.ts';
import { printRefusal } from '../print/print-answer.ts';
import { printDoubts } from '../print/print-doubts.ts';

interface SilenceOptions extends ShowOptions, WrittenSpan {
  readonly matcher?: readonly string[];
  readonly comment?: string;
  readonly author?: string;
  readonly force?: true;
}

export function addSilencesAdd(silences: Command, io: Io, finish: Finish): void {
  // As amtool is used: `silence add host=db-1`.
  const command = addSilenceOptions(silences.command('add [matchers...]').alias('create'))
    .summary('add a silence')
    .description('Silences what matches, from now or `--from`, and prints the id of the silence.')
    .addHelpText('after', ADD_EXAMPLES)
    .action(async (matchers: readonly string[], options: SilenceOptions) => finish(await add(matchers, options, io)));
  requireOptions(command, 'comment');
}

export function addSilencesEdit(silences: Command, io: Io, finish: Finish): void {
  addSilenceOptions(silences.command('edit <id>').alias('update'))
    .summary('change a silence')
    .description('Changes what is named and leaves the rest. What the silence said before stays in its history.')
    .addHelpText('after', EDIT_EXAMPLES)
    .action(async (id: string, options: SilenceOptions) => finish(await edit(id, options, io)));
}

const ADD_EXAMPLES = `
Examples:
  $ signalbox silences add host=db-1 --for 2h --comment 'new disks'
  $ signalbox silences add -m 'host=~"db-.*"' -m severity!=critical --until 2026-11-24T06:00:00+09:00 --comment 'rack move'
  $ signalbox silences add -m service=payments --from 2026-11-24T01:00:00Z --for 1h30m --comment 'database upgrade'`;

const EDIT_EXAMPLES = `
Examples:
  $ signalbox silences edit SILENCE --for 30m
  $ signalbox silences edit SILENCE -m host=db-2 --comment 'the other one'`;

function addSilenceOptions(command: Command): Command {
  return addShowOptions(command)
    .option('-m, --matcher <matcher>', `what to silence, like 'host=~"db-.*"'; all of several must match`, collect)
    .addOption(new Option('--for <duration>', 'for so long, from now or `--from`: 30m, 2h, 1d').conflicts('until'))
    .option('--until <time>', 'until then (ISO 8601, with its zone)')
    .option('--from <time>', 'not before then (ISO 8601, with its zone)')
    .option('--comment <text>', 'why it is needed')
    .option('--author <name>', 'who makes it (default: the user who runs this)')
    .option('--force', 'also if it may silence everything');
}

async function add(named: readonly string[], options: SilenceOptions, io: Io): Promise<ExitCode> {
  const matchers = [...named, ...(options.matcher ?? [])];
  if (matchers.length === 0) {
    throw new UsageError(
      'nothing is named to silence: add a matcher, or --matcher',
      'signalbox silences add host=db-1',
    );
  }
  const bare = named.find((matcher) => /^[\w.-]+$/.test(matcher));
  if (bare !== undefined) throw new UsageError(`${JSON.stringify(bare)} is not a matcher`, `alertname=${bare}`);
  const { comment, author = userName(io), force } = options;
  const { startsAt, endsAt } = spanOf(options, Date.now());
  if (endsAt === undefined)
    throw new UsageError('the silence has no end: add --for DURATION or --until TIME', '--for 2h');
  printDoubts(matchers, io);
  const json = { matchers, startsAt, endsAt, author, comment, force };
  return printSilence(
    await askServer(addressOf(options, io), { method: 'POST', path: '/api/v1/silences', json }),
    options,
    io,
  );
}

async function edit(id: string, options: SilenceOptions, io: Io): Promise<ExitCode> {
  const changes = [options.matcher, options.for, options.until, options.from, options.comment, options.author];
  if (changes.every((change) => change === undefined)) {
    throw new UsageError('there is nothing to change: name something', '--for 30m, --matcher MATCHER, --comment TEXT');
  }
  printDoubts(options.matcher ?? [], io);
  const address = addressOf(options, io);
  const path = `/api/v1/silences/${encodeURIComponent(id)}`;
  const found = await askServer(address, { method: 'GET', path });
  if (!found.ok) return printRefusal(found, io);
  const silence = fieldsOf(found.body);
  const { startsAt = silence.text('startsAt'), endsAt = silence.text('endsAt') } = spanOf(options, Date.now());
  const { matcher: matchers = silence.texts('matchers'), comment = silence.text('comment'), force } = options;
  const json = {
    matchers,
    startsAt,
    endsAt,
    comment,
    author: options.author ?? userName(io),
    // A silence that may silence everything was forced when it was added: to change its end needs no second --force.
    force: options.matcher === undefined || force === true,
  };
  return printSilence(await askServer(address, { method: 'PUT', path, json }), options, io);
}

/** The id alone goes to standard output: for the next command. */
function printSilence(answer: ServerAnswer, { format }: ShowOptions, io: Io): ExitCode {
  if (!answer.ok) return printRefusal({ problems: answer.problems.map(inOptions) }, io);
  const silence = fieldsOf(answer.body);
  io.stdout.write(`${format === 'json' ? JSON.stringify(answer.body) : plainText(silence.text('id'))}\n`);
  const count = silence.count('hides');
  const effect = `silences ${count} ${count === 1 ? 'alert' : 'alerts'} now`;
  const ends = pointInTime(silence.time('endsAt'), Date.now());
  io.stderr.write(plainText(`${silence.text('state')}: ${silence.text('condition')}; ${effect}; ends ${ends}\n`));
  return 0;
}

/** What the API calls the parts of a silence, and the options that say them. */
const OPTIONS: readonly (readonly [said: string, option: string])[] = [
  ['"force": true', '--force'],
  ['`endsAt`', '--until'],
  ['`startsAt`', '--from'],
  ['`author`', '--author'],
  ['`comment`', '--comment'],
];

function inOptions(problem: string): string {
  return OPTIONS.reduce((text, [said, option]) => text.replaceAll(said, option), problem);
}

function userName({ env }: Io): string {
  const named = env['USER'] || env['LOGNAME'] || env['USERNAME'];
  if (named) return named;
  try {
    return userInfo().username;
  } catch {
    throw new UsageError('the name of the user is unknown', '--author NAME');
  }
}
