import { cutNote, escapeHtml, type Message, truncate, truncateHtml } from '@signalbox/sdk';
import { headline } from './headline.ts';
import type { HipchatOptions } from './options.ts';

/** Longest `message`; the shortest is one character. @see https://developer.atlassian.com/server/hipchat/messages */
const MAX_MESSAGE_CHARS = 10_000;

/** An invisible word joiner, after which a name is no mention. */
const WORD_JOINER = '\u2060';

/** The rendered message as the room API takes it: never empty, never too long, well-formed. */
export function messageText(message: Message<'message'>, { format, mentions }: HipchatOptions): string {
  const rendered = message.parts.message.toWellFormed();
  const isEmpty = rendered.trim() === '';
  switch (format) {
    case 'html':
      return truncateHtml(isEmpty ? escapeHtml(headline(message)) : rendered, MAX_MESSAGE_CHARS);
    case 'text': {
      const text = isEmpty ? headline(message) : rendered;
      return truncate(mentions ? text : withoutMentions(text), MAX_MESSAGE_CHARS, cutNote);
    }
  }
}

/** An `@name` after a letter is an address of e-mail, and stays as it is. */
function withoutMentions(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}._+-])@(?=[\p{L}\p{N}_])/gu, `@${WORD_JOINER}`);
}
