import { configSchema, loadBuiltin } from '@signalbox/core';
import type { Command } from 'commander';
import type { Finish, Io } from '../io.ts';
import { builtin } from '../plugins.ts';

export function addSchema(program: Command, io: Io, finish: Finish): void {
  program
    .command('schema')
    .summary('print the JSON Schema of the configuration')
    .description(
      'Prints the JSON Schema of the configuration, with the installed transports and sources: for completion and checks in editors.',
    )
    .addHelpText('after', EXAMPLES)
    .action(async () => {
      io.stdout.write(`${JSON.stringify(configSchema(await loadBuiltin(builtin)), null, 2)}\n`);
      finish(0);
    });
}

const EXAMPLES = `
Examples:
  $ signalbox schema > signalbox.schema.json
  and then, as the first line of signalbox.yaml:
  # yaml-language-server: $schema=./signalbox.schema.json`;
