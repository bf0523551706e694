import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { importAlertmanager } from '../import/import-alertmanager.ts';
import type { ImportProblem } from '../import/problems.ts';
import { type ExitCode, type Finish, type Io, UsageError } from '../io.ts';
import { paintFor } from '../print/paint.ts';
import { plainText } from '../print/plain-text.ts';

export function addImport(program: Command, io: Io, finish: Finish): void {
  program
    .command('import')
    .summary('make a configuration from that of another program')
    .description('Makes a configuration from that of another program.')
    .addHelpText('after', '\nExamples:\n  $ signalbox import alertmanager alertmanager.yml > signalbox.yaml')
    .command('alertmanager')
    .summary('make a configuration from an alertmanager.yml')
    .description(
      'Prints a configuration equal to an alertmanager.yml to standard output, and nothing else. What could not be carried over is named on standard error, and in a comment at its place. Exit code 1 if Alertmanager would not take the file; standard output is empty then.',
    )
    .argument('<file>', 'the alertmanager.yml; - is stdin')
    .option('--strict', 'exit code 1 as well if something could not be carried over')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: ImportOptions) => finish(await runImport(file, options, io)));
}

interface ImportOptions {
  readonly strict?: boolean;
}

const EXAMPLES = `
Examples:
  $ signalbox import alertmanager /etc/prometheus/alertmanager.yml > signalbox.yaml
  $ signalbox import alertmanager alertmanager.yml --strict > signalbox.yaml && signalbox check signalbox.yaml
  $ kubectl get secret alertmanager-main -o jsonpath='{.data.alertmanager\\.yaml}' | base64 -d | signalbox import alertmanager -`;

async function runImport(file: string, { strict = false }: ImportOptions, io: Io): Promise<ExitCode> {
  const written = await readText(file, io);
  const { yaml, errors, notes, onlyLogged } = importAlertmanager(
    written,
    file === '-' ? 'alertmanager.yml' : basename(file),
  );
  const name = file === '-' ? 'stdin' : file;
  const paint = paintFor(io.stderr);
  for (const error of errors) io.stderr.write(`${paint('red', 'error:')} ${sentence(name, error)}\n`);
  for (const note of notes) io.stderr.write(`${paint('yellow', 'note:')} ${sentence(name, note)}\n`);
  if (yaml === undefined) return 1;
  io.stdout.write(yaml);
  if (onlyLogged.length > 0) io.stderr.write(`${paint('red', 'warning:')} ${warningOf(onlyLogged)}\n`);
  return strict && notes.length > 0 ? 1 : 0;
}

/** The last line: who is told of nothing any more. */
function warningOf(receivers: readonly string[]): string {
  const names = receivers.map((name) => JSON.stringify(name)).join(', ');
  const who = receivers.length === 1 ? 'receiver now only writes' : 'receivers now only write';
  return plainText(
    `NOBODY IS NOTIFIED: ${receivers.length} ${who} to the log: ${names}; another \`transport\` of the channel ends this`,
  );
}

function sentence(file: string, { line, path, message }: ImportProblem): string {
  return plainText(`${file}:${line}: ${path === '' ? '' : `${path}: `}${message}`);
}

async function readText(file: string, io: Io): Promise<string> {
  if (file === '-') return text(io.stdin);
  try {
    return await readFile(resolve(io.cwd, file), 'utf8');
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new UsageError(`cannot read ${file}${why}`, 'name an alertmanager.yml, or `-` for standard input');
  }
}
