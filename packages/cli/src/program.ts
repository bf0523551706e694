import { didYouMean } from '@signalbox/core';
import { SignalboxError } from '@signalbox/sdk';
import { Command, CommanderError } from 'commander';
import { addAlerts } from './commands/alerts.ts';
import { addCheck } from './commands/check.ts';
import { addDeliveries } from './commands/deliveries.ts';
import { addDemo } from './commands/demo.ts';
import { addExplain } from './commands/explain.ts';
import { addGroups } from './commands/groups.ts';
import { addHipchatSimulator } from './commands/hipchat-simulator.ts';
import { addImport } from './commands/import.ts';
import { addReload } from './commands/reload.ts';
import { addRender } from './commands/render.ts';
import { addSchema } from './commands/schema.ts';
import { addSend } from './commands/send.ts';
import { addServe } from './commands/serve.ts';
import { addSilences } from './commands/silences.ts';
import { addStore } from './commands/store.ts';
import { addTest } from './commands/test.ts';
import { type ExitCode, type Finish, type Io, UsageError, VERSION } from './io.ts';
import { paintFor } from './print/paint.ts';
import { plainText } from './print/plain-text.ts';

/** Runs the program with its arguments (without node and script); never throws. */
export async function runProgram(args: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = createProgram(io, (finished) => {
    code = finished;
  });
  try {
    refuseUnknownCommand(args, program);
    await program.parseAsync(askedFor(args, program), { from: 'user' });
    return code;
  } catch (error) {
    return report(error, io);
  }
}

/** `help` of a command below another one, or of an unknown one: commander would print the usage of what stands above it. */
function askedFor(args: readonly string[], { commands }: Command): string[] {
  const [first, asked, ...below] = args;
  const isName = first === 'help' && asked !== undefined && asked !== 'help' && !asked.startsWith('-');
  if (!isName) return [...args];
  if (below.length > 0) return [asked, ...below, '--help'];
  return commands.some((command) => command.name() === asked) ? [...args] : [asked];
}

/**
 * Commander would give an unknown word below a command to the default one, which takes no arguments.
 * @throws {UsageError} with the command that was probably meant
 */
function refuseUnknownCommand([first, asked]: readonly string[], { commands }: Command): void {
  const below = commands.find((command) => command.name() === first)?.commands ?? [];
  if (below.length === 0 || asked === undefined || asked === 'help' || asked.startsWith('-')) return;
  const known = below.flatMap((command) => [command.name(), ...command.aliases()]);
  if (known.includes(asked)) return;
  const hint = didYouMean(asked, known) ?? `there are: ${known.join(', ')}`;
  throw new UsageError(`unknown command '${asked}' of 'signalbox ${first}'`, hint);
}

function createProgram(io: Io, finish: Finish): Command {
  const program = new Command('signalbox')
    .description('A declarative alert router: monitoring posts alerts, YAML in Git decides, chat rooms are notified.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help, with examples')
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHasColors: () => io.stdout.colours,
      getErrHasColors: () => io.stderr.colours,
      outputError: (text, write) => write(plainText(text)),
    });
  program.addHelpText('after', PROGRAM_EXAMPLES);
  for (const add of [
    addServe,
    addDemo,
    addHipchatSimulator,
    addCheck,
    addTest,
    addExplain,
    addRender,
    addSend,
    addSchema,
    addImport,
    addReload,
    addAlerts,
    addGroups,
    addDeliveries,
    addSilences,
    addStore,
  ]) {
    add(program, io, finish);
  }
  return program;
}

const PROGRAM_EXAMPLES = `
Examples:
  $ signalbox demo                                   see alerts arrive in a chat room, in the browser
  $ signalbox check signalbox.yaml                   is this configuration good?
  $ signalbox explain --config signalbox.yaml --labels '{"service": "payments"}'
  $ signalbox serve --config signalbox.yaml          run it

Exit codes: 0 good, 1 what was checked is bad, 2 used wrongly or could not run.`;

/** Says what went wrong, on standard error. */
function report(error: unknown, io: Io): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    // Commander has printed its message already; `signalbox` alone has printed the help.
    return 2;
  }
  const paint = paintFor(io.stderr);
  const say = (message: string, hint: string | undefined) => {
    const masked = io.secrets.reduce((text, secrets) => secrets.mask(text), message);
    io.stderr.write(`${paint('red', 'error:')} ${plainText(masked)}\n`);
    if (hint !== undefined) io.stderr.write(`  ${paint('cyan', 'hint:')} ${plainText(hint)}\n`);
  };
  if (error instanceof UsageError) {
    say(error.message, error.hint);
    return 2;
  }
  if (SignalboxError.is(error)) {
    say(error.message, error.hint);
    return 1;
  }
  say(`unexpected: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`, undefined);
  return 2;
}
