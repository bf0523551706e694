import type { Command } from 'commander';
import { collect, parseLimit } from '../args/option-values.ts';
import { askServer } from '../client/ask-server.ts';
import { fieldsOf } from '../client/fields.ts';
import { listAll } from '../client/list-all.ts';
import {
  addressOf,
  addServerOptions,
  addShowOptions,
  type ServerOptions,
  type ShowOptions,
} from '../client/server-options.ts';
import type { ExitCode, Finish, Io } from '../io.ts';
import { alertPretty, alertsPretty } from '../print/alerts-pretty.ts';
import { plainText } from '../print/plain-text.ts';
import { printAnswer, printRefusal } from '../print/print-answer.ts';
import { printDoubts } from '../print/print-doubts.ts';

type ListOptions = ShowOptions & { readonly matcher?: readonly string[]; readonly limit?: number };

export function addAlerts(program: Command, io: Io, finish: Finish): void {
  const alerts = program
    .command('alerts')
    .summary('what fires on a running server')
    .description('Lists what fires on a running server, shows one alert, or ends one that its sender forgot.')
    .addHelpText('after', EXAMPLES);
  addShowOptions(alerts.command('list', { isDefault: true }))
    .summary('list active alerts')
    .description('Lists active alerts, by fingerprint.')
    .option('-m, --matcher <matcher>', `those that match, like 'host=~"db-.*"'; all of several must match`, collect)
    .option('--limit <count>', 'at most so many', parseLimit)
    .addHelpText('after', LIST_EXAMPLES)
    .action(async (options: ListOptions) => finish(await list(options, io)));
  addShowOptions(alerts.command('show <fingerprint>'))
    .summary('show one alert')
    .description(
      'Shows one alert that is active or ended within the hour, what suppresses it, and what became of the messages that name it.',
    )
    .addHelpText('after', '\nExample:\n  $ signalbox alerts show 5d41402abc4b2a76b9719d911017c592')
    .action(async (fingerprint: string, options: ShowOptions) => finish(await show(fingerprint, options, io)));
  addServerOptions(alerts.command('resolve <fingerprint>'))
    .summary('end an alert that its sender forgot')
    .description(
      'Ends an alert that its sender forgot. Channels that were notified of it get a message that it is resolved.',
    )
    .addHelpText('after', '\nExample:\n  $ signalbox alerts resolve 5d41402abc4b2a76b9719d911017c592')
    .action(async (fingerprint: string, options: ServerOptions) => finish(await resolve(fingerprint, options, io)));
}

const LIST_EXAMPLES = `
Examples:
  $ signalbox alerts list
  $ signalbox alerts list -m severity=critical -m 'host=~"db-.*"'
  $ signalbox alerts list --format json | jq -r '.[].labels.host'`;

const EXAMPLES = `
Examples:
  $ signalbox alerts
  $ signalbox alerts list --matcher severity=critical
  $ signalbox alerts show 5d41402abc4b2a76b9719d911017c592
  $ signalbox alerts resolve 5d41402abc4b2a76b9719d911017c592`;

async function list(options: ListOptions, io: Io): Promise<ExitCode> {
  const { matcher: matchers = [] } = options;
  printDoubts(matchers, io);
  const query = matchers.map((matcher) => ['matcher', matcher] as const);
  const limit = options.limit === undefined ? {} : { limit: options.limit };
  const listed = await listAll(addressOf(options, io), { path: '/api/v1/alerts', query, ...limit });
  if (!listed.ok) return printRefusal(listed, io);
  const { items, more } = listed;
  if (more) io.stderr.write('there are more: raise --limit\n');
  return printAnswer(options, io, {
    json: items,
    pretty: (paint) => (items.length === 0 ? 'no alerts' : alertsPretty(items.map(fieldsOf), Date.now(), paint)),
  });
}

async function show(fingerprint: string, options: ShowOptions, io: Io): Promise<ExitCode> {
  const path = `/api/v1/alerts/${encodeURIComponent(fingerprint)}`;
  const answer = await askServer(addressOf(options, io), { method: 'GET', path });
  if (!answer.ok) return printRefusal(answer, io);
  return printAnswer(options, io, {
    json: answer.body,
    pretty: (paint) => alertPretty(fieldsOf(answer.body), Date.now(), paint),
  });
}

async function resolve(fingerprint: string, options: ServerOptions, io: Io): Promise<ExitCode> {
  const path = `/api/v1/alerts/${encodeURIComponent(fingerprint)}/resolve`;
  const answer = await askServer(addressOf(options, io), { method: 'POST', path });
  if (!answer.ok) return printRefusal(answer, io);
  io.stderr.write(`${plainText(fingerprint)} is resolved\n`);
  return 0;
}
