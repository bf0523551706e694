import { type ChannelConfig, type Config, didYouMean, type SourceConfig } from '@signalbox/core';
import { UsageError } from '../io.ts';

/** @throws {UsageError} with the name that was probably meant */
export function channelNamed(name: string, { channels }: Config): ChannelConfig {
  return named('channel', name, channels);
}

/** @throws {UsageError} with the name that was probably meant */
export function sourceNamed(name: string, { sources }: Config): SourceConfig {
  return named('source', name, sources);
}

function named<T>(what: string, name: string, all: ReadonlyMap<string, T>): T {
  const found = all.get(name);
  if (found !== undefined) return found;
  const hint = didYouMean(name, all.keys()) ?? `there are: ${[...all.keys()].join(', ') || 'none'}`;
  throw new UsageError(`the configuration has no ${what} ${JSON.stringify(name)}`, hint);
}
