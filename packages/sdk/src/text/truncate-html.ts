import { type CutNote, cutNote } from './cut-note.ts';
import { type HtmlUnit, htmlUnitAt } from './html-unit.ts';

/** Elements that end where the next of their kind begins. */
const ENDS_BEFORE_NEXT = new Set(['p', 'li', 'dt', 'dd', 'tr', 'td', 'th', 'option']);

/**
 * Cuts HTML to at most `maxChars` UTF-16 units. No tag, entity or surrogate pair is broken; what was open is closed, and
 * the note follows: HTML that counts as well, and is left out where there is no room for it.
 */
export function truncateHtml(html: string, maxChars: number, note: string | CutNote = cutNote): string {
  if (html.length <= maxChars) return html;
  const noteFor: CutNote = typeof note === 'string' ? () => note : note;
  const reserved = noteFor(html.length).length;
  if (reserved > maxChars) return cutWithin(html, maxChars).text;
  const { text, end } = cutWithin(html, maxChars - reserved);
  return text + noteFor(html.length - end);
}

/** The longest beginning that fits together with its closing tags, and where it ends in the HTML. */
function cutWithin(html: string, room: number): { readonly text: string; readonly end: number } {
  let kept = { end: 0, closing: '' };
  while (kept.end < html.length) {
    const unit = htmlUnitAt(html, kept.end);
    if (unit === undefined) break;
    const closing = closingAfter(unit, kept.closing);
    if (unit.end + closing.length > room) break;
    kept = { end: unit.end, closing };
  }
  return { text: html.slice(0, kept.end) + kept.closing, end: kept.end };
}

/** The closing tags that are owed after a unit, the innermost first. */
function closingAfter(unit: HtmlUnit, owed: string): string {
  if (unit.type === 'text') return owed;
  const tag = `</${unit.name}>`;
  if (unit.type === 'close') return owed.replace(tag, '');
  return ENDS_BEFORE_NEXT.has(unit.name) && owed.startsWith(tag) ? owed : tag + owed;
}
