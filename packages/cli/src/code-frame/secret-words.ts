// The one list of words in the names of keys that make people keep a value secret.

/** Wherever they are in a name; `passw` is also in `password`, however it is misspelt. */
const WORDS = [
  ...['token', 'secret', 'passw', 'passphrase', 'bearer', 'authorization'],
  ...['credential', 'cookie', 'signature'],
];
/** At the end of a name: `keyFile` has a path, `passThrough` nothing of the kind. */
const LAST_WORDS = ['pass', 'key'];
/** Sections with secrets in them; to hide a whole section as a text would hide too much around its secrets. */
const SECTIONS = ['auth', 'headers'];

/** For texts that nobody can take apart: one of the words, wherever it is. */
export const SECRET_WORD = `(?:${[...WORDS, ...LAST_WORDS].join('|')})`;

const SOUNDS_SECRET = new RegExp(`${[...WORDS, ...SECTIONS].join('|')}|(?:${LAST_WORDS.join('|')})$`, 'i');

/** Does a key sound as if it, or something below it, were a secret? */
export function soundsSecret(key: string): boolean {
  return SOUNDS_SECRET.test(key);
}

/** Does a key sound as if its own value were the secret: `auth_password` and `access_key_id`, but not `password_file`? */
export function namesSecret(key: string): boolean {
  const words = key.replace(/[_-]id$/i, '').split(/[_-]/);
  return soundsSecret(words.at(-1) ?? '');
}
