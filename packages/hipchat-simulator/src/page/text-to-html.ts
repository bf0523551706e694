import { escapeHtml } from './escape-html.ts';

// The commonest of HipChat's emoticons, by the nearest character of Unicode.
const EMOTICONS = new Map([
  ['(successful)', '✅'],
  ['(failed)', '❌'],
  ['(thumbsup)', '👍'],
  ['(thumbsdown)', '👎'],
  ['(heart)', '❤️'],
  ['(beer)', '🍺'],
  ['(coffee)', '☕'],
  ['(boom)', '💥'],
  ['(fire)', '🔥'],
  [':)', '🙂'],
  [':(', '🙁'],
  [';)', '😉'],
  [':D', '😀'],
]);

const LINK = String.raw`\bhttps?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]`;
// Where in doubt it is live: a sender whose texts mention nobody here mentions nobody anywhere.
const MENTION = String.raw`(?<![A-Za-z0-9_])@[\p{L}\p{N}_]{1,50}`;
const EMOTICON = String.raw`(?<!\S)(?:\([a-z]{3,12}\)|[:;][()D])(?!\S)`;
const SPECIAL = new RegExp(`(?<link>${LINK})|(?<mention>${MENTION})|(?<emoticon>${EMOTICON})`, 'gu');

/** A text message as HTML: links, mentions and emoticons live, all else as it was written. */
export function textToHtml(text: string): string {
  let html = '';
  let at = 0;
  for (const match of text.matchAll(SPECIAL)) {
    html += escapeHtml(text.slice(at, match.index));
    html += showSpecial(match[0], match.groups ?? {});
    at = match.index + match[0].length;
  }
  return html + escapeHtml(text.slice(at));
}

function showSpecial(found: string, { link, mention }: Readonly<Record<string, string | undefined>>): string {
  const escaped = escapeHtml(found);
  if (link !== undefined) return `<a href="${escaped}" target="_blank" rel="noopener noreferrer">${escaped}</a>`;
  if (mention !== undefined) return `<span class="mention">${escaped}</span>`;
  return EMOTICONS.get(found) ?? escaped;
}
