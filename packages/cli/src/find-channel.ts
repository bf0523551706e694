import { type ChannelConfig, type Config, didYouMean } from '@signalbox/core';
import { UsageError } from './io.ts';

/** @throws {UsageError} with the name that was probably meant */
export function findChannel({ channels }: Config, name: string): ChannelConfig {
  const channel = channels.get(name);
  if (channel !== undefined) return channel;
  const hint = didYouMean(name, channels.keys()) ?? `there are: ${[...channels.keys()].join(', ') || 'none'}`;
  throw new UsageError(`the configuration has no channel ${JSON.stringify(name)}`, hint);
}
