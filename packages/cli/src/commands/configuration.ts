import type { Config } from '@signalbox/core';
import { loadNamed } from '../args/config-option.ts';
import type { Io } from '../io.ts';
import { printBroken } from '../print/print-broken.ts';

/**
 * The configuration of a command that needs a good one. If it is broken, its problems are printed and there is none.
 * Warnings are left to `check`.
 */
export async function configurationFor(given: string, io: Io): Promise<Config | undefined> {
  const loaded = await loadNamed(given, io);
  if (loaded.config === undefined) printBroken(given, loaded, io);
  return loaded.config;
}
