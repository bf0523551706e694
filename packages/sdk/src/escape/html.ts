import { escapePlainText } from './plain-text.ts';

const MARKUP = /[&<>"'`=]/g;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
  ['`', '&#96;'],
  ['=', '&#61;'],
]);

/**
 * Text from a sender nobody vouches for, for HTML: between tags, and in attributes quoted with `"` or `'`. In an attribute without quotes a
 * space still ends the value, but what follows can be no handler and no address: it has no `=`.
 * Invisible characters become visible, as `escapePlainText` does it. It does not judge addresses: `javascript:` passes.
 */
export function escapeHtml(text: string): string {
  return escapePlainText(text).replace(MARKUP, (character) => ENTITIES.get(character) ?? character);
}
