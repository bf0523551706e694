import type { Problem } from '@signalbox/core';
import type { Logger } from 'pino';

/** A line for each problem of a configuration: where it is, what it is, what to write instead. */
export function logProblems(log: Logger, problems: readonly Problem[]): void {
  for (const { severity, message, ...place } of problems) {
    log[severity === 'error' ? 'error' : 'warn'](place, `configuration: ${message}`);
  }
}
