import path from 'node:path';
import type { LoadedConfig } from '@signalbox/core';
import type { Logger } from 'pino';

/** A line for each problem of a configuration: its place, its message, what to write instead. Files are absolute. */
export function logProblems(log: Logger, { main, problems }: Pick<LoadedConfig, 'main' | 'problems'>): void {
  for (const { severity, message, file, path: keys, ...rest } of problems) {
    const place = { ...rest, file: path.resolve(path.dirname(main), file), ...(keys === '' ? {} : { path: keys }) };
    log[severity === 'error' ? 'error' : 'warn'](place, `configuration: ${message}`);
  }
}
