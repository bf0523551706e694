import type { Message } from '@signalbox/sdk';
import type { HipchatOptions } from './options.ts';

const COLORS: ReadonlyMap<string, string> = new Map([
  ['resolved', 'green'],
  ['ok', 'green'],
  ['critical', 'red'],
  ['error', 'red'],
  ['warning', 'yellow'],
  ['info', 'purple'],
  ['unknown', 'gray'],
]);

/** The word that decides colour and bell: `resolved`, else the severity. */
export function moodOf({ status, severity }: Pick<Message, 'status' | 'severity'>): string {
  if (status === 'resolved') return 'resolved';
  return severity === 'resolved' ? 'unknown' : severity; // a label may say anything, but what fires is never green
}

/** Background of the message; a word that nobody knows is gray. */
export function colorOf(mood: string, colors: HipchatOptions['colors']): string {
  return listed(mood, colors) ?? COLORS.get(mood) ?? 'gray';
}

/** Does the message ring and pop up on desktops? */
export function rings(mood: string, notify: HipchatOptions['notify']): boolean {
  return typeof notify === 'boolean' ? notify : notify.some((word) => word.toLowerCase() === mood);
}

function listed(mood: string, colors: HipchatOptions['colors']): string | undefined {
  return Object.entries(colors).find(([word]) => word.toLowerCase() === mood)?.[1];
}
