/** A piece of HTML that must not be broken, by where it ends. */
export type HtmlUnit =
  /** A character, an entity, a comment. */
  | { readonly type: 'text'; readonly end: number }
  | { readonly type: 'open'; readonly name: string; readonly end: number }
  | { readonly type: 'close'; readonly name: string; readonly end: number };

/** Elements that have no end tag. @see https://html.spec.whatwg.org/multipage/syntax.html#void-elements */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** Elements whose content is no HTML: they are kept or cut as a whole. */
const RAW = new Set('iframe noembed noframes noscript plaintext script style textarea title xmp'.split(' '));

/** A reference to a character, also without its semicolon. No name is longer than 33 characters. */
const ENTITY = /&(?:#[xX]?[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]{0,39});?/y;

const TAG_NAME = /[a-zA-Z][^\t\n\f\r />]*/y;

const BETWEEN_ATTRIBUTES = /[\t\n\f\r /]*/y;
const ATTRIBUTE_NAME = /[^\t\n\f\r />][^\t\n\f\r />=]*/y;
const EQUALS = /[\t\n\f\r ]*=[\t\n\f\r ]*/y;
const UNQUOTED_VALUE = /[^\t\n\f\r >]*/y;

/** The unit that begins at `start`; undefined if it never ends, as a tag that is not closed does. */
export function htmlUnitAt(html: string, start: number): HtmlUnit | undefined {
  if (html[start] === '&') {
    return { type: 'text', end: endOf(ENTITY, html, start) ?? start + 1 };
  }
  if (html[start] === '<') {
    if (html.startsWith('<!--', start)) return upTo('-->', html, start + 2);
    if (html[start + 1] === '!' || html[start + 1] === '?') return upTo('>', html, start);
    if (html[start + 1] === '/') return closingTagAt(html, start);
    const nameEnd = endOf(TAG_NAME, html, start + 1);
    if (nameEnd !== undefined) return openingTagAt(html, start, nameEnd);
  }
  return { type: 'text', end: start + ((html.codePointAt(start) ?? 0) > 0xffff ? 2 : 1) };
}

function openingTagAt(html: string, start: number, nameEnd: number): HtmlUnit | undefined {
  const name = html.slice(start + 1, nameEnd).toLowerCase();
  const end = tagEnd(html, nameEnd);
  if (end === undefined) return undefined;
  if (VOID.has(name)) return { type: 'text', end };
  return RAW.has(name) ? rawElement(html, name, end) : { type: 'open', name, end };
}

function closingTagAt(html: string, start: number): HtmlUnit | undefined {
  const nameEnd = endOf(TAG_NAME, html, start + 2);
  if (nameEnd === undefined) return upTo('>', html, start);
  const end = tagEnd(html, nameEnd);
  return end === undefined ? undefined : { type: 'close', name: html.slice(start + 2, nameEnd).toLowerCase(), end };
}

/** Where the tag ends, read as the HTML standard reads it: a quote means something only after `=`. */
function tagEnd(html: string, nameEnd: number): number | undefined {
  let at: number | undefined = nameEnd;
  while (at !== undefined) {
    at = endOf(BETWEEN_ATTRIBUTES, html, at) ?? at;
    if (html[at] === '>') return at + 1;
    const name = endOf(ATTRIBUTE_NAME, html, at);
    at = name === undefined ? undefined : attributeEnd(html, name);
  }
  return undefined;
}

function attributeEnd(html: string, nameEnd: number): number | undefined {
  const value = endOf(EQUALS, html, nameEnd);
  if (value === undefined) return nameEnd;
  const quote = html[value];
  if (quote !== '"' && quote !== "'") return endOf(UNQUOTED_VALUE, html, value);
  const close = html.indexOf(quote, value + 1);
  return close < 0 ? undefined : close + 1;
}

function rawElement(html: string, name: string, contentStart: number): HtmlUnit | undefined {
  const closing = new RegExp(`</${name}(?=[\\t\\n\\f\\r />])[^>]*>`, 'gi');
  closing.lastIndex = contentStart;
  return closing.test(html) ? { type: 'text', end: closing.lastIndex } : undefined;
}

function upTo(mark: string, html: string, from: number): HtmlUnit | undefined {
  const at = html.indexOf(mark, from);
  return at < 0 ? undefined : { type: 'text', end: at + mark.length };
}

function endOf(sticky: RegExp, html: string, at: number): number | undefined {
  sticky.lastIndex = at;
  return sticky.test(html) ? sticky.lastIndex : undefined;
}
