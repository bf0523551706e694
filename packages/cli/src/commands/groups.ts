import type { Command } from 'commander';
import { askServer } from '../client/ask-server.ts';
import { fieldsOf } from '../client/fields.ts';
import { listAll } from '../client/list-all.ts';
import { addressOf, addShowOptions, type ShowOptions } from '../client/server-options.ts';
import type { ExitCode, Finish, Io } from '../io.ts';
import { groupPretty, groupsPretty } from '../print/groups-pretty.ts';
import { printAnswer, printRefusal } from '../print/print-answer.ts';

export function addGroups(program: Command, io: Io, finish: Finish): void {
  const groups = program
    .command('groups')
    .summary('which groups a running server has open')
    .description(
      'Lists the groups that a running server has open, or shows one: its members, and for each channel what was decided and what became of it.',
    )
    .addHelpText('after', EXAMPLES);
  addShowOptions(groups.command('list', { isDefault: true }))
    .summary('list open groups')
    .description('Lists open groups, by id, with what became of the last decision for each channel.')
    .addHelpText('after', '\nExample:\n  $ signalbox groups list --format json')
    .action(async (options: ShowOptions) => finish(await list(options, io)));
  addShowOptions(groups.command('show <id>'))
    .summary('show one group')
    .description(
      'Shows one open group: its members, and for each channel what was decided, and whether it was delivered, waits, or is a dead letter, and why.',
    )
    .addHelpText('after', '\nExample:\n  $ signalbox groups show GROUP')
    .action(async (id: string, options: ShowOptions) => finish(await show(id, options, io)));
}

const EXAMPLES = `
Examples:
  $ signalbox groups
  $ signalbox groups show GROUP
  $ signalbox groups list --url https://alerts.example.com --format json`;

async function list(options: ShowOptions, io: Io): Promise<ExitCode> {
  const listed = await listAll(addressOf(options, io), { path: '/api/v1/groups' });
  if (!listed.ok) return printRefusal(listed, io);
  const { items } = listed;
  return printAnswer(options, io, {
    json: items,
    pretty: (paint) => (items.length === 0 ? 'no groups' : groupsPretty(items.map(fieldsOf), Date.now(), paint)),
  });
}

async function show(id: string, options: ShowOptions, io: Io): Promise<ExitCode> {
  const path = `/api/v1/groups/${encodeURIComponent(id)}`;
  const answer = await askServer(addressOf(options, io), { method: 'GET', path });
  if (!answer.ok) return printRefusal(answer, io);
  return printAnswer(options, io, {
    json: answer.body,
    pretty: (paint) => groupPretty(fieldsOf(answer.body), Date.now(), paint),
  });
}
