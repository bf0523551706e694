import type { LoadedConfig } from '@signalbox/core';
import { reportOf } from '../code-frame/check-report.ts';
import type { Io } from '../io.ts';
import { checkPretty } from './check-pretty.ts';
import { paintFor } from './paint.ts';

/** The problems of a configuration that keep a command from running, on standard error, as `check` prints them. */
export function printBroken(given: string, loaded: LoadedConfig, io: Io): void {
  io.stderr.write(`${checkPretty(reportOf([{ given, loaded }], io.cwd), paintFor(io.stderr))}\n`);
}
