/**
 * What a terminal would obey, or what would turn the text around it. Line feed and tab stay, and so does the joiner
 * within an emoji: a family is one sign.
 */
const UNSAFE =
  /(?![\t\n]|(?<=\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f)?)\u200d(?=\p{Extended_Pictographic}))[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** Text of others, made safe for a terminal: what is not to be seen is shown as `\u001b`. */
export function plainText(text: string): string {
  return text.replace(UNSAFE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
