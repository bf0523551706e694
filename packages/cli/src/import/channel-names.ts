import { freeNames } from './free-names.ts';

/**
 * The names of the channels that receivers become, in the order of their integrations: the receiver's own, then
 * `NAME-2`, `NAME-3`. No channel takes the name of another receiver.
 */
export function nameChannels(
  receivers: readonly { readonly name: string; readonly integrations: readonly unknown[] }[],
): ReadonlyMap<string, readonly string[]> {
  const free = freeNames(receivers.map(({ name }) => name));
  return new Map(
    receivers.map(({ name, integrations }) => [name, integrations.map((_, index) => free.take(name, index + 1))]),
  );
}
