import type { CutNote } from './cut-note.ts';

/**
 * Cuts plain text to at most `maxChars` UTF-16 units, never inside of a surrogate pair. What was cut ends with the
 * ellipsis, which counts; an ellipsis without room is left out. `cutNote` as the ellipsis says how much is missing.
 */
export function truncate(text: string, maxChars: number, ellipsis: string | CutNote = '…'): string {
  if (text.length <= maxChars) return text;
  const longest = ellipsisFor(text.length, ellipsis);
  if (longest.length > maxChars) return text.slice(0, wholeBefore(text, maxChars));
  const end = wholeBefore(text, maxChars - longest.length);
  return text.slice(0, end) + ellipsisFor(text.length - end, ellipsis);
}

function ellipsisFor(cutChars: number, ellipsis: string | CutNote): string {
  return typeof ellipsis === 'string' ? ellipsis : ellipsis(cutChars);
}

/** The last place at or before `end` that parts no surrogate pair. */
function wholeBefore(text: string, end: number): number {
  const insidePair = end > 0 && (text.codePointAt(end - 1) ?? 0) > 0xffff;
  return insidePair ? end - 1 : Math.max(end, 0);
}
