/**
 * In a file that cannot be understood nobody knows which values are secrets: what follows a key that sounds like one
 * is hidden to the end of its line. Of a placeholder only the default is.
 */
export function hideWrittenSecrets(text: string): string {
  return text.replace(SECRET_LOOKING, (_all, key: string, value: string) => key + hidden(value));
}

/** The same for a line whose key nobody knows: it may be a secret's, misspelt. */
export function hideValue(line: string): string {
  return line.replace(
    /^(\s*(?:- )?[^\s:]+\s*:[ \t]+)(\S.*)$/,
    (_all, key: string, value: string) => key + hidden(value),
  );
}

const SECRET_LOOKING = /((?:token|secret|password|passphrase|key|bearer|authorization)["']?[ \t]*:[ \t]*)(\S.*)$/gim;

function hidden(value: string): string {
  return /^["']?\$\{/.test(value) ? value.replace(/:-[^}]*/g, ':-***') : '***';
}
