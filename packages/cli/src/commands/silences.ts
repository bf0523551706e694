import type { Command } from 'commander';
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
import { plainText } from '../print/plain-text.ts';
import { printAnswer, printRefusal } from '../print/print-answer.ts';
import { silencePretty, silencesPretty } from '../print/silences-pretty.ts';
import { addSilencesAdd, addSilencesEdit } from './silences-add.ts';

type ListOptions = ShowOptions & { readonly all?: true };

export function addSilences(program: Command, io: Io, finish: Finish): void {
  const silences = program
    .command('silences')
    .summary('what is silenced on a running server')
    .description('Lists the silences of a running server, adds one, changes one, or ends one.')
    .addHelpText('after', EXAMPLES);
  addShowOptions(silences.command('list', { isDefault: true }).alias('query'))
    .summary('list silences')
    .description('Lists active and pending silences, planned ones too, and how many alerts each silences now.')
    .option('--all', 'also those that ended within the week')
    .addHelpText('after', '\nExample:\n  $ signalbox silences list --all --format json')
    .action(async (options: ListOptions) => finish(await list(options, io)));
  addShowOptions(silences.command('show <id>'))
    .summary('show one silence')
    .description('Shows one silence, and all that it has said since it was made.')
    .addHelpText('after', '\nExample:\n  $ signalbox silences show SILENCE')
    .action(async (id: string, options: ShowOptions) => finish(await show(id, options, io)));
  addSilencesAdd(silences, io, finish);
  addSilencesEdit(silences, io, finish);
  addServerOptions(silences.command('expire <id>'))
    .summary('end a silence now')
    .description('Ends a silence now, also one that has not begun. Nothing of it is deleted.')
    .addHelpText('after', '\nExample:\n  $ signalbox silences expire SILENCE')
    .action(async (id: string, options: ServerOptions) => finish(await expire(id, options, io)));
}

const EXAMPLES = `
Examples:
  $ signalbox silences
  $ signalbox silences add host=db-1 --for 2h --comment 'new disks'
  $ signalbox silences edit SILENCE --for 30m
  $ signalbox silences expire SILENCE`;

async function list(options: ListOptions, io: Io): Promise<ExitCode> {
  const states = options.all === true ? [] : ['pending', 'active'];
  const query = states.map((state) => ['state', state] as const);
  const listed = await listAll(addressOf(options, io), { path: '/api/v1/silences', query });
  if (!listed.ok) return printRefusal(listed, io);
  const { items } = listed;
  return printAnswer(options, io, {
    json: items,
    pretty: (paint) => (items.length === 0 ? 'no silences' : silencesPretty(items.map(fieldsOf), Date.now(), paint)),
  });
}

async function show(id: string, options: ShowOptions, io: Io): Promise<ExitCode> {
  const address = addressOf(options, io);
  const path = `/api/v1/silences/${encodeURIComponent(id)}`;
  const answer = await askServer(address, { method: 'GET', path });
  if (!answer.ok) return printRefusal(answer, io);
  const silence = fieldsOf(answer.body);
  const listed = silence.flag('planned') ? undefined : await listAll(address, { path: `${path}/history` });
  const history = listed?.ok === true ? listed.items : [];
  return printAnswer(options, io, {
    json: { silence: answer.body, history },
    pretty: (paint) => silencePretty(silence, history.map(fieldsOf), Date.now(), paint),
  });
}

async function expire(id: string, options: ServerOptions, io: Io): Promise<ExitCode> {
  const path = `/api/v1/silences/${encodeURIComponent(id)}/expire`;
  const answer = await askServer(addressOf(options, io), { method: 'POST', path });
  if (!answer.ok) return printRefusal(answer, io);
  io.stderr.write(`${plainText(id)} has ended\n`);
  return 0;
}
