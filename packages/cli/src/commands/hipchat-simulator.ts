import type { Command } from 'commander';
import { type Address, addressOption } from '../args/address.ts';
import { collect } from '../args/option-values.ts';
import { requireOptions } from '../args/require-options.ts';
import { startSimulatorAt } from '../demo/start-simulator.ts';
import { type ExitCode, type Finish, type Io, UsageError } from '../io.ts';

interface SimulatorOptions {
  readonly listen: Address;
  readonly room?: readonly string[];
  readonly token?: readonly string[];
}

export function addHipchatSimulator(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('hipchat-simulator')
    .summary('the HipChat room API and its page, alone')
    .description(
      'Runs a HipChat room API that behaves as the real one did, and a page that shows its rooms live. Until Ctrl-C.',
    )
    .addOption(addressOption('-l, --listen <host:port>', 'where to listen; port 0 takes a free one', '127.0.0.1:8090'))
    .option('--room <id>', 'id of a room, as ID or ID:NAME; may be repeated', collect)
    .option('--token <token>', 'token of the room; repeated in the order of the rooms, or one for all', collect)
    .addHelpText('after', EXAMPLES)
    .action(async (options: SimulatorOptions) => finish(await simulate(options, io)));
  requireOptions(command, 'room', 'token');
}

const EXAMPLES = `
Examples:
  $ signalbox hipchat-simulator --room 1234567 --token demo-token
  $ signalbox hipchat-simulator --listen 127.0.0.1:9000 --room 1:Ops --room 2:Shop --token secret-1 --token secret-2

A channel reaches it with \`baseUrl: http://127.0.0.1:8090\`.`;

async function simulate({ listen, room = [], token = [] }: SimulatorOptions, io: Io): Promise<ExitCode> {
  if (token.length !== 1 && token.length !== room.length) {
    throw new UsageError(
      `${room.length} rooms and ${token.length} tokens`,
      'give one --token for all rooms, or one for each',
    );
  }
  const rooms = room.map((text, index) => {
    const [id = '', ...name] = text.split(':');
    return { id, token: token[index] ?? token[0] ?? '', ...(name.length === 0 ? {} : { name: name.join(':') }) };
  });
  const simulator = await startSimulatorAt(listen, rooms);
  io.stderr.write(`The rooms are at ${simulator.url} (Ctrl-C ends)\n`);
  await io.stopped();
  await simulator.close();
  return 0;
}
