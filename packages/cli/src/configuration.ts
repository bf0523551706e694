import path from 'node:path';
import { type Config, type LoadedConfig, loadConfig } from '@signalbox/core';
import { type CheckReport, reportOf } from './check-report.ts';
import type { Io } from './io.ts';
import { builtin } from './plugins.ts';
import { checkPretty } from './print/check-pretty.ts';
import { paintFor } from './print/paint.ts';

/** Loads a configuration that was named on the command line. */
export function load(given: string, io: Io): Promise<LoadedConfig> {
  return loadConfig(path.resolve(io.cwd, given), { env: io.env, builtin });
}

/**
 * The configuration of a command that needs a good one. If it is broken, its problems are printed to standard error
 * as `check` prints them, and there is none. Warnings are left to `check`.
 */
export async function configurationFor(given: string, io: Io): Promise<Config | undefined> {
  const loaded = await load(given, io);
  if (loaded.config === undefined) printBroken(reportOf([{ given, loaded }], io.cwd), io);
  return loaded.config;
}

/** The problems of a configuration that keep a command from running. */
export function printBroken(report: CheckReport, io: Io): void {
  io.stderr.write(`${checkPretty(report, paintFor(io.stderr))}\n`);
}
