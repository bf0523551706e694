import type { Command } from 'commander';
import type { ExitCode, Io } from '../io.ts';
import { groupPretty, groupsPretty } from '../print/groups-pretty.ts';
import type { Finish } from '../program.ts';
import { askServer } from '../server/ask-server.ts';
import { fieldsOf } from '../server/fields.ts';
import { listAll } from '../server/list-all.ts';
import { say, sayProblems } from '../server/say.ts';
import {
  addFormatOption,
  addressOf,
  addServerOptions,
  type FormatOptions,
  type ServerOptions,
} from '../server/server-options.ts';

type Options = ServerOptions & FormatOptions;

export function addGroups(program: Command, io: Io, finish: Finish): void {
  const groups = program
    .command('groups')
    .summary('which groups a running server has open')
    .description('Lists the groups that a running server has open, or shows one: its members, and who was told what.')
    .addHelpText('after', EXAMPLES);
  addFormatOption(addServerOptions(groups.command('list', { isDefault: true })))
    .summary('list open groups')
    .description('Lists open groups, by id.')
    .addHelpText('after', '\nExample:\n  $ signalbox groups list --format json')
    .action(async (options: Options) => finish(await list(options, io)));
  addFormatOption(addServerOptions(groups.command('show <id>')))
    .summary('show one group')
    .description('Shows one open group: its members, and what each channel was told.')
    .addHelpText('after', '\nExample:\n  $ signalbox groups show GROUP')
    .action(async (id: string, options: Options) => finish(await show(id, options, io)));
}

const EXAMPLES = `
Examples:
  $ signalbox groups
  $ signalbox groups show GROUP
  $ signalbox groups list --url https://alerts.example.com --format json`;

async function list(options: Options, io: Io): Promise<ExitCode> {
  const listed = await listAll(addressOf(options, io), { path: '/api/v1/groups' });
  if (!listed.ok) return sayProblems(listed, io);
  const { items } = listed;
  return say(options, io, {
    json: items,
    pretty: (paint) => (items.length === 0 ? 'no groups' : groupsPretty(items.map(fieldsOf), Date.now(), paint)),
  });
}

async function show(id: string, options: Options, io: Io): Promise<ExitCode> {
  const path = `/api/v1/groups/${encodeURIComponent(id)}`;
  const answer = await askServer(addressOf(options, io), { method: 'GET', path });
  if (!answer.ok) return sayProblems(answer, io);
  return say(options, io, {
    json: answer.body,
    pretty: (paint) => groupPretty(fieldsOf(answer.body), Date.now(), paint),
  });
}
