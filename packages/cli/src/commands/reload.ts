import type { Command } from 'commander';
import { askServer } from '../client/ask-server.ts';
import { type Fields, fieldsOf } from '../client/fields.ts';
import { addressOf, addServerOptions, type ServerOptions } from '../client/server-options.ts';
import { type ExitCode, type Finish, type Io, UsageError } from '../io.ts';
import { paintFor } from '../print/paint.ts';
import { plainText } from '../print/plain-text.ts';
import { printProblems } from '../print/print-problems.ts';

export function addReload(program: Command, io: Io, finish: Finish): void {
  addServerOptions(program.command('reload'))
    .summary('make a running server read its configuration now')
    .description(
      'Makes a running server read its configuration now, and says what came of it. Exit code 1 if something is broken.',
    )
    .addHelpText('after', EXAMPLES)
    .action(async (options: ServerOptions) => finish(await reload(options, io)));
}

const EXAMPLES = `
Examples:
  $ signalbox reload
  $ SIGNALBOX_TOKEN=... signalbox reload --url https://alerts.example.com`;

async function reload(options: ServerOptions, io: Io): Promise<ExitCode> {
  const { ok, status, body } = await askServer(addressOf(options, io), { method: 'POST', path: '/-/reload' });
  const answer = fieldsOf(body);
  if (!ok && answer.text('code') !== 'broken-configuration') {
    throw new UsageError(`the server answers ${status}: ${answer.text('detail')}`);
  }
  printProblems(answer.list('problems').map(problemLine), io);
  const paint = paintFor(io.stderr);
  const said = ok ? paint('green', 'reloaded') : paint('red', 'not all of it is good');
  io.stderr.write(`${said}: generation ${plainText(answer.text('generation').slice(0, 12))} is live\n`);
  return ok ? 0 : 1;
}

function problemLine(problem: Fields): string {
  const hint = problem.text('hint');
  const place = `${problem.text('file')}:${problem.count('line')}:${problem.count('column')}`;
  return `${place}: ${problem.text('message')}${hint === '' ? '' : ` (${hint})`}`;
}
