/** Letters that take two columns of a terminal. @see https://www.unicode.org/reports/tr11/ */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
/** Marks that are put on the letter before. */
const MARK = /\p{Mn}|\u200d/u;

/** Columns that a text without control characters takes. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) if (!MARK.test(letter)) width += WIDE.test(letter) ? 2 : 1;
  return width;
}
