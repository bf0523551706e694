import { type Config, loadConfig } from '@signalbox/core';
import type { Io } from './io.ts';
import { builtin } from './plugins.ts';
import { printCheckPretty } from './print/check-pretty.ts';

/**
 * The configuration of a command that needs a good one. If it is not, its problems are printed to standard error as
 * `check` prints them, and there is none. Warnings are left to `check`.
 */
export async function configurationFor(path: string, io: Io): Promise<Config | undefined> {
  const loaded = await loadConfig(path, { env: io.env, builtin, cwd: io.cwd });
  if (loaded.config !== undefined) return loaded.config;
  await printCheckPretty([loaded], io, io.stderr);
  return undefined;
}
