import { isSqliteStore } from '@signalbox/core';
import { InvalidArgumentError } from 'commander';

/** Reads `sqlite:PATH`. For commander: a mistake is exit code 2. */
export function parseStore(text: string): string {
  if (!isSqliteStore(text)) throw new InvalidArgumentError('Write sqlite:PATH, for instance sqlite:./signalbox.db.');
  return text;
}
