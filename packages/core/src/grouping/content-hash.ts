import { hash32, hex32 } from '../text/fnv-hash.ts';
import type { Member } from './group.ts';

const HIGH_SEED = 0x0100_0193;

/**
 * A hash of what a message says: fingerprints, states and severities; no text. The order of the alerts does not matter.
 * 16 hex digits.
 */
export function contentHashOf(
  firing: readonly Member[],
  resolved: readonly Member[],
  suppressed: readonly Member[],
): string {
  let low = 0;
  let high = 0;
  const add = (text: string) => {
    low = (low + hash32(text)) >>> 0;
    high = (high + hash32(text, HIGH_SEED)) >>> 0;
  };
  for (const member of firing) add(`f ${member.fingerprint} ${member.severity}`);
  for (const member of resolved) add(`r ${member.fingerprint}`);
  for (const member of suppressed) add(`s ${member.fingerprint} ${member.severity}`);
  return hex32(high) + hex32(low);
}

/** The key by which a channel finds this group's message again. Opaque; the same for the same two. */
export function threadOf(groupId: string, channel: string): string {
  return `${groupId}-${hex32(hash32(channel))}`;
}
