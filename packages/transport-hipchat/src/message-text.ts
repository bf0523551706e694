import { escapeHtml, fitHtml, fitText, type Message, withoutMentions } from '@signalbox/sdk';
import { headline } from './headline.ts';
import type { HipchatOptions } from './options.ts';

/** Longest `message`; the shortest is one character. @see https://developer.atlassian.com/server/hipchat/messages */
const MAX_MESSAGE_CHARS = 10_000;

/** The rendered message as the room API takes it: never empty, never too long, well-formed. */
export function messageText(message: Message<'message'>, { format, mentions }: HipchatOptions): string {
  const rendered = message.parts.message.toWellFormed();
  const isEmpty = rendered.trim() === '';
  switch (format) {
    case 'html':
      return fitHtml(isEmpty ? escapeHtml(headline(message)) : rendered, MAX_MESSAGE_CHARS);
    case 'text': {
      const text = isEmpty ? headline(message) : rendered;
      return fitText(mentions ? text : withoutMentions(text), MAX_MESSAGE_CHARS);
    }
  }
}
