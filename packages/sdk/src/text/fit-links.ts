import { cutNote } from './cut-note.ts';
import { htmlUnitAt } from './html-unit.ts';
import { truncate } from './truncate.ts';
import { truncateHtml } from './truncate-html.ts';

/** Pieces of a text that are left out together: the tags of a link around its words, or an address with what leads to it. */
type Link = readonly { readonly start: number; readonly end: number }[];

/** An address, with its line if there is nothing else on it but a word and a colon, else with the blank before it. */
const ADDRESS = /(?:\n(?:\p{L}{1,20}: )?(?=https?:\/\/\S+(?:\n|$))| )?https?:\/\/\S+/gu;

/**
 * HTML of at most `maxChars` UTF-16 units, words first: links and pictures whose addresses do not fit are left out, the
 * longest first, and the words of the links stay; only then is it cut, as `truncateHtml` does it. An address is never cut: it
 * would lead elsewhere.
 */
export function fitHtml(html: string, maxChars: number): string {
  return truncateHtml(leaveOut(htmlLinks, html, maxChars), maxChars);
}

/** Plain text of at most `maxChars` UTF-16 units, words first, in the same way: addresses that do not fit are left out. */
export function fitText(text: string, maxChars: number): string {
  return truncate(leaveOut(textLinks, text, maxChars), maxChars, cutNote);
}

function leaveOut(find: (text: string) => readonly Link[], text: string, maxChars: number): string {
  let tooLong = text.length - maxChars;
  if (tooLong <= 0) return text;
  // Of links of one length the last one goes first.
  const longestFirst = [...find(text)].reverse().sort((one, other) => lengthOf(other) - lengthOf(one));
  const left: { start: number; end: number }[] = [];
  for (const link of longestFirst) {
    if (tooLong <= 0) break;
    left.push(...link);
    tooLong -= lengthOf(link);
  }
  return left
    .sort((one, other) => other.start - one.start)
    .reduce((kept, { start, end }) => kept.slice(0, start) + kept.slice(end), text);
}

function lengthOf(link: Link): number {
  return link.reduce((sum, { start, end }) => sum + end - start, 0);
}

function htmlLinks(html: string): readonly Link[] {
  const links: Link[] = [];
  let opened: { readonly start: number; readonly end: number } | undefined;
  for (let at = 0; at < html.length; ) {
    const unit = htmlUnitAt(html, at);
    if (unit === undefined) break;
    const { end } = unit;
    if (unit.type === 'open' && unit.name === 'a') opened = { start: at, end };
    if (unit.type === 'close' && unit.name === 'a' && opened !== undefined) {
      const isAddress = /^https?:\/\//i.test(html.slice(opened.end, at));
      links.push(isAddress ? [{ start: opened.start, end }] : [opened, { start: at, end }]);
      opened = undefined;
    }
    if (opened === undefined && /^<img[\s/>]/i.test(html.slice(at, at + 5))) {
      links.push([{ start: html.startsWith('<br>', at - '<br>'.length) ? at - '<br>'.length : at, end }]);
    }
    at = end;
  }
  return links;
}

function textLinks(text: string): readonly Link[] {
  return [...text.matchAll(ADDRESS)].map(({ 0: found, index }) => [{ start: index, end: index + found.length }]);
}
