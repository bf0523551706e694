import type { Command } from 'commander';
import { addressOption } from '../args/address.ts';
import { parseSpeed, parseStore } from '../args/option-values.ts';
import { type DemoOptions, runDemo } from '../demo/run-demo.ts';
import type { Finish, Io } from '../io.ts';

export function addDemo(program: Command, io: Io, finish: Finish): void {
  program
    .command('demo')
    .summary('see alerts arrive in a chat room, in the browser')
    .description(
      'Runs the router with an example configuration, a simulated HipChat with its page, and a made-up Mackerel that posts alerts. Until Ctrl-C.',
    )
    .addOption(
      addressOption('-l, --listen <host:port>', 'where the router listens; port 0 takes a free one', '127.0.0.1:8080'),
    )
    .addOption(addressOption('--simulator-listen <host:port>', 'where the chat rooms are', '127.0.0.1:8090'))
    .option('-c, --config <path>', 'another configuration; its source `mackerel` gets the alerts')
    .option('--store <place>', 'keep alerts in this store (sqlite:PATH), not in one that is thrown away', parseStore)
    .option('--speed <factor>', 'how fast the story plays: 2 is twice as fast', parseSpeed, 1)
    .addHelpText('after', EXAMPLES)
    .action(async (options: DemoOptions) => finish(await runDemo(options, io)));
}

const EXAMPLES = `
Examples:
  $ signalbox demo
  $ signalbox demo --listen 127.0.0.1:9080 --simulator-listen 127.0.0.1:9090
  $ signalbox demo --speed 5`;
