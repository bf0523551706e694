/** Says how much is missing; `cutChars` counts UTF-16 units of what was left out. */
export type CutNote = (cutChars: number) => string;

/** `… (cut: 12,345 more characters)`, the same in plain text and in HTML. */
export const cutNote: CutNote = (cutChars) =>
  `… (cut: ${cutChars.toLocaleString('en-US')} more ${cutChars === 1 ? 'character' : 'characters'})`;
