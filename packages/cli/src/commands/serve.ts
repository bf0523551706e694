import { setFlagsFromString } from 'node:v8';
import { startServer } from '@signalbox/server';
import { type Command, Option } from 'commander';
import { type Address, formatAddress, parseAddress } from '../args/address.ts';
import { addConfigOption, type ConfigOptions } from '../args/config-option.ts';
import { parseStore } from '../args/option-values.ts';
import { requireOptions } from '../args/require-options.ts';
import type { ExitCode, Finish, Io } from '../io.ts';
import { VERSION } from '../io.ts';
import { builtin } from '../plugins.ts';
import { printBroken } from '../print/print-broken.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

interface ServeOptions extends ConfigOptions {
  readonly listen?: Address;
  readonly store?: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly strict?: boolean;
}

export function addServe(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('serve')
    .summary('run the router')
    .description(
      'Runs the router. The configuration is watched: a good change goes live, a bad one never does. SIGTERM ends it.',
    )
    .addHelpText('after', EXAMPLES)
    .action(async (options: ServeOptions) => finish(await serve(options, io)));
  addConfigOption(command)
    .option(
      '-l, --listen <host:port>',
      'where to listen, whatever the configuration says; port 0 takes a free one',
      parseAddress,
    )
    .option('--store <place>', 'the store, whatever the configuration says: sqlite:PATH', parseStore)
    .addOption(
      new Option('--log-level <level>', 'the least important lines to log').choices(LOG_LEVELS).default('info'),
    )
    .option('--strict', 'do not start on the last good configuration if this one is broken');
  requireOptions(command, 'config');
}

const EXAMPLES = `
Examples:
  $ signalbox serve --config signalbox.yaml
  $ signalbox serve --config /etc/signalbox --listen 0.0.0.0:8080 --store sqlite:/var/lib/signalbox/signalbox.db
  $ signalbox serve --config signalbox.yaml --strict --log-level debug`;

async function serve(options: ServeOptions, io: Io): Promise<ExitCode> {
  const { config, listen, store, logLevel, strict = false } = options;
  const started = await startServer({
    configPath: config,
    cwd: io.cwd,
    env: io.env,
    builtin,
    version: VERSION,
    logLevel,
    strict,
    signalHandlers: true,
    ...(listen === undefined ? {} : { listen: formatAddress(listen) }),
    ...(store === undefined ? {} : { store }),
  });
  if (started.type === 'broken') {
    printBroken(config, started.loaded, io);
    return 1;
  }
  // See bin/signalbox.js: from here on, garbage means load, and load wants room.
  setFlagsFromString('--semi-space-growth-factor=2');
  await started.server.ended;
  return 0;
}
