/** A name that a channel may have: on one line, no blanks at its ends, not too long. */
const CHANNEL_NAME = /^[^\p{C}\s]([^\p{C}]{0,198}[^\p{C}\s])?$/u;

/**
 * The names of the channels that receivers become, in the order of their integrations: the receiver's own, then
 * `NAME-2`, `NAME-3`. No channel takes the name of another receiver.
 */
export function nameChannels(
  receivers: readonly { readonly name: string; readonly integrations: readonly unknown[] }[],
): ReadonlyMap<string, readonly string[]> {
  const taken = new Set(receivers.map(({ name }) => name));
  const names = new Map<string, readonly string[]>();
  for (const { name, integrations } of receivers) {
    const own = CHANNEL_NAME.test(name) ? name : free(usable(name), 1, taken);
    names.set(
      name,
      integrations.map((_, index) => (index === 0 ? own : free(own, index + 1, taken))),
    );
  }
  return names;
}

function free(name: string, from: number, taken: Set<string>): string {
  for (let number = from; ; number += 1) {
    const candidate = number === 1 ? name : `${name}-${number}`;
    if (taken.has(candidate)) continue;
    taken.add(candidate);
    return candidate;
  }
}

function usable(name: string): string {
  const plain = name.replace(/\p{C}+/gu, ' ').trim();
  return [...plain].slice(0, 180).join('').trim() || 'receiver';
}
