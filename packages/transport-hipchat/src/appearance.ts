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

/** How a message looks and sounds in its room. */
export interface Appearance {
  /** Background of the message. */
  readonly color: string;
  /** Does the message ring and pop up on desktops? */
  readonly notify: boolean;
}

/** Colour and bell, by the level of the message; an unknown level is gray. */
export function appearanceOf(
  message: Pick<Message, 'status' | 'severity'>,
  { colors, notify }: Pick<HipchatOptions, 'colors' | 'notify'>,
): Appearance {
  const level = levelOf(message);
  return {
    color: chosenColor(level, colors) ?? COLORS.get(level) ?? 'gray',
    notify: typeof notify === 'boolean' ? notify : notify.some((chosen) => chosen.toLowerCase() === level),
  };
}

/** What colour, bell and lozenge follow from: `resolved`, else the severity. */
export function levelOf({ status, severity }: Pick<Message, 'status' | 'severity'>): string {
  if (status === 'resolved') return 'resolved';
  return severity === 'resolved' ? 'unknown' : severity; // a label may say anything, but what fires is never green
}

function chosenColor(level: string, colors: HipchatOptions['colors']): string | undefined {
  return Object.entries(colors).find(([chosen]) => chosen.toLowerCase() === level)?.[1];
}
