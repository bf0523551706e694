/**
 * Text for the inside of a JSON string, to be written between quotes. Halves of surrogate pairs become `�`, since many
 * parsers refuse them; U+2028, U+2029 and `<` are written as escapes, so that the JSON may be part of a script as well.
 */
export function escapeJsonString(text: string): string {
  return JSON.stringify(text.toWellFormed())
    .slice(1, -1)
    .replace(/[\u2028\u2029<]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
