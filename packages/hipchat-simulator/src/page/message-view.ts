import type { Color } from '../notification/notification.ts';
import type { Room } from '../room.ts';
import type { ReceivedMessage } from '../room-log.ts';
import { type CardView, toCardView } from './card-view.ts';
import { sanitiseMessageHtml } from './sanitise-html.ts';
import { textToHtml } from './text-to-html.ts';

/** A message as the page shows it. What ends in `Html` is safe to be set as markup; all else is plain text. */
export interface MessageView {
  readonly room: string;
  readonly number: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly sender: string;
  readonly from: string;
  readonly color: Exclude<Color, 'random'>;
  readonly notify: boolean;
  readonly format: 'html' | 'text';
  readonly messageHtml: string;
  readonly attachTo: string | null;
  readonly card: CardView | null;
}

const RANDOM_COLORS = ['yellow', 'green', 'red', 'purple', 'gray'] as const;

export function toMessageView(room: Room, { number, at, body }: ReceivedMessage): MessageView {
  const format = body.message_format ?? 'html';
  return {
    room: room.id,
    number,
    at,
    sender: room.label,
    from: body.from ?? '',
    color: showColor(body.color ?? 'yellow', number),
    notify: body.notify ?? false,
    format,
    messageHtml: format === 'html' ? sanitiseMessageHtml(body.message) : textToHtml(body.message),
    attachTo: body.attach_to || null,
    card: body.card ? toCardView(body.card) : null,
  };
}

// By the message's number, so that a page shows the same colour after it was loaded again.
function showColor(color: Color, number: number): MessageView['color'] {
  return color === 'random' ? (RANDOM_COLORS[(number * 7) % RANDOM_COLORS.length] ?? 'yellow') : color;
}
