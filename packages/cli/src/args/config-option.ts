import path from 'node:path';
import { type LoadedConfig, loadConfig } from '@signalbox/core';
import type { Command } from 'commander';
import type { Io } from '../io.ts';
import { builtin } from '../plugins.ts';

/** What every command takes that needs a configuration. Which of them must have it is for `requireOptions`. */
export interface ConfigOptions {
  readonly config: string;
}

export function addConfigOption(command: Command): Command {
  return command.option('-c, --config <path>', 'the configuration: its main file or folder');
}

/** Loads a configuration that was named on the command line, good or bad. */
export async function loadNamed(given: string, { cwd, env, secrets }: Io): Promise<LoadedConfig> {
  const loaded = await loadConfig(path.resolve(cwd, given), { env, builtin });
  secrets.push(loaded.secrets);
  return loaded;
}
