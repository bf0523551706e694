import { SECRET_WORD } from './secret-words.ts';

/**
 * In a file that cannot be understood nobody knows which values are secrets: what follows a key that sounds like one
 * is hidden to the end of its line. Of a placeholder only the default is.
 */
export function hideWrittenSecrets(text: string): string {
  return text.replace(SECRET_LOOKING, (_all, key: string, value: string) => key + hidden(value));
}

/** `password` is the word `passw` and a few letters: not any number of them, or a long line would take long. */
const SECRET_LOOKING = new RegExp(`(${SECRET_WORD}[a-z]{0,9}["']?[ \\t]*:[ \\t]*)(\\S.*)$`, 'gim');

/** The same in the comments of a line alone. */
export function hideComments(line: string): string {
  return line.replace(/(^|\s)#.*$/, hideWrittenSecrets);
}

/** `token abc`, at the beginning of a line or of a map: the colon was forgotten. */
export function hideForgottenColons(line: string): string {
  return line.replace(FORGOTTEN_COLON, (_all, key: string, value: string) => key + hidden(value));
}

const FORGOTTEN_COLON = new RegExp(
  `^(\\s*(?:- )?(?:.*[{,]\\s*)?["']?[\\w-]*${SECRET_WORD}[\\w-]*["']?(?:[ \\t]+|=))([^\\s:,}\\]].*)$`,
  'i',
);

/** Stars, or the placeholder that stands for the secret. */
export function hidden(value: string): string {
  return /^["']?\$\{[^}]*\}["']?$/.test(value) ? value.replace(/:-[^}]*/g, ':-***') : '***';
}
