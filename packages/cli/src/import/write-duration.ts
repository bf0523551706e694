import { formatDuration, LONGEST_DURATION_MS } from '@signalbox/sdk';
import type { Place, Problems } from './problems.ts';

/** A duration as Signalbox takes it: no longer than ten years. */
export function writeDuration(ms: number, place: Place, problems: Problems): string {
  if (ms > LONGEST_DURATION_MS) problems.note(place, 'a duration of more than ten years is cut to ten years');
  return formatDuration(Math.min(ms, LONGEST_DURATION_MS));
}
