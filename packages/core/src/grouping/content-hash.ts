import type { Member } from './group.ts';

/**
 * A hash of what a message says: fingerprints, words and severities; no text. The order of the alerts does not matter.
 * 16 hex digits.
 */
export function contentHashOf(
  firing: readonly Member[],
  resolved: readonly Member[],
  suppressed: readonly Member[],
): string {
  let low = 0;
  let high = 0;
  const add = (word: string) => {
    low = (low + hash32(word, 0x811c9dc5)) >>> 0;
    high = (high + hash32(word, 0x01000193)) >>> 0;
  };
  for (const member of firing) add(`f ${member.fingerprint} ${member.severity}`);
  for (const member of resolved) add(`r ${member.fingerprint}`);
  for (const member of suppressed) add(`s ${member.fingerprint} ${member.severity}`);
  return hex32(high) + hex32(low);
}

/** The key by which a channel finds this group's message again. Opaque; the same for the same two. */
export function threadOf(groupId: string, channel: string): string {
  return `${groupId}-${hex32(hash32(channel, 0x811c9dc5))}`;
}

/** FNV-1a with a final mix: quick and even, not meant against attackers (fingerprints are hashes already). */
function hash32(text: string, seed: number): number {
  let hash = seed;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function hex32(value: number): string {
  return value.toString(16).padStart(8, '0');
}
