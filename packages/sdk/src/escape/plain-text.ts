/**
 * Characters that a reader does not see, and that change what is seen: C0 and C1 controls (ESC begins terminal
 * sequences), lone carriage returns, the separators U+2028 and U+2029, and the overrides, embeddings and isolates of
 * writing direction. Tab and newline stay. Joiners stay: Persian and family emoji are written with them.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

const CONTROL_PICTURES = 0x2400;
const DELETE = 0x7f;
const DELETE_PICTURE = '\u2421';
const REPLACEMENT = '\ufffd';

/**
 * Text from a sender nobody vouches for, for readers of plain text: terminals, logs, chat rooms, subjects. Line ends become `\n`; control
 * characters become their pictures (ESC is `␛`); what turns the writing direction, other invisible controls and halves of
 * surrogate pairs become `�`. Never longer than the text was; applied twice it changes nothing more.
 */
export function escapePlainText(text: string): string {
  return text.toWellFormed().replaceAll('\r\n', '\n').replace(INVISIBLE, visible);
}

function visible(character: string): string {
  const code = character.charCodeAt(0);
  if (code === DELETE) return DELETE_PICTURE;
  return code < 0x20 ? String.fromCharCode(CONTROL_PICTURES + code) : REPLACEMENT;
}
