/** An invisible word joiner, after which a name is no mention. */
const WORD_JOINER = '\u2060';

/**
 * What chats read as a mention, and a little more, so that no client of theirs sees one: an `@`, or `<!` as Slack writes it, before
 * a name. After a letter, digit or underscore of ASCII an `@` is part of an address of e-mail.
 */
const LIVE = /(?:(?<![A-Za-z0-9_])@(?=[\p{L}\p{N}_*!&])|<!(?=\p{L}))/gu;

/** Text in which nobody is mentioned: `@all` looks the same and calls nobody. */
export function withoutMentions(text: string): string {
  return text.replace(LIVE, (mark) => mark + WORD_JOINER);
}
