/**
 * Where in HTML a place is. `attribute` is the value of an attribute in quotes, `unquoted` one without; `tag` is between
 * the attributes of a tag, `assigned` right behind the `=`.
 */
export type HtmlPlace =
  | { readonly in: 'text' | 'comment' }
  | { readonly in: 'tag' | 'assigned' | 'unquoted'; readonly attribute: string }
  | { readonly in: 'attribute'; readonly attribute: string; readonly quote: string; readonly empty: boolean };

export const htmlStart: HtmlPlace = { in: 'text' };

const COMMENT_START = '<!--';
const COMMENT_END = '-->';

/** The place behind this piece of HTML, if its beginning is at `place`. Knows just enough to judge where values go. */
export function scanHtml(html: string, place: HtmlPlace): HtmlPlace {
  let at = place;
  let index = 0;
  while (index < html.length) {
    const length = html.startsWith(COMMENT_START, index) && at.in === 'text' ? COMMENT_START.length : 1;
    at = length > 1 ? { in: 'comment' } : step(html, index, at);
    index += length;
  }
  return at;
}

/** The place behind a value that a template writes here. */
export function afterValue(place: HtmlPlace): HtmlPlace {
  if (place.in === 'assigned') return { in: 'unquoted', attribute: place.attribute };
  return place.in === 'attribute' ? { ...place, empty: false } : place;
}

function step(html: string, index: number, place: HtmlPlace): HtmlPlace {
  const character = html.charAt(index);
  switch (place.in) {
    case 'text':
      return character === '<' && /^<(\/?[a-zA-Z]|$)/.test(html.slice(index, index + 3))
        ? { in: 'tag', attribute: '' }
        : place;
    case 'comment':
      return html.endsWith(COMMENT_END, index + 1) ? { in: 'text' } : place;
    case 'attribute':
      if (character === place.quote) return { in: 'tag', attribute: '' };
      return place.empty && !isSpace(character) ? { ...place, empty: false } : place;
    case 'tag':
      return inTag(character, place.attribute);
    case 'assigned':
      if (isSpace(character)) return place;
      if (character === '"' || character === "'")
        return { in: 'attribute', attribute: place.attribute, quote: character, empty: true };
      return character === '>' ? { in: 'text' } : { in: 'unquoted', attribute: place.attribute };
    case 'unquoted':
      if (character === '>') return { in: 'text' };
      return isSpace(character) ? { in: 'tag', attribute: '' } : place;
  }
}

function inTag(character: string, attribute: string): HtmlPlace {
  if (character === '>') return { in: 'text' };
  if (character === '=' && attribute.trim() !== '') return { in: 'assigned', attribute: attribute.trim() };
  if (character === '/') return { in: 'tag', attribute: '' };
  const begins = !isSpace(character) && attribute.endsWith(' ');
  return {
    in: 'tag',
    attribute: (begins ? '' : attribute.trimEnd()) + (isSpace(character) ? ' ' : character.toLowerCase()),
  };
}

function isSpace(character: string): boolean {
  return /\s/.test(character);
}
