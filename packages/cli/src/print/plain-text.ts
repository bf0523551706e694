/** What a terminal would obey, or what would turn the text around it. Line feed and tab stay. */
const UNSAFE = /(?![\t\n])[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** Text of others, made safe for a terminal: what is not to be seen is shown as `\u001b`. */
export function plainText(text: string): string {
  return text.replace(UNSAFE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
