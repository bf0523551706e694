import type { CardView } from './card-view.ts';
import { escapeHtml } from './escape-html.ts';
import type { MessageView } from './message-view.ts';
import type { RoomView, Snapshot } from './snapshot.ts';

const SHOWN = 50;

/** The newest messages of all rooms as HTML that needs no script. */
export function plainRooms({ rooms }: Snapshot): string {
  return rooms.map(plainRoom).join('');
}

function plainRoom({ name, messages }: RoomView): string {
  const items = messages.slice(-SHOWN).map(plainMessage).join('');
  const list = items === '' ? '<p>No messages yet</p>' : `<ol>${items}</ol>`;
  return `<section class="plain"><h2>${escapeHtml(name)}</h2>${list}</section>`;
}

function plainMessage({ sender, from, color, format, card, messageHtml, at }: MessageView): string {
  const who = `<strong>${escapeHtml(sender)}</strong>${from === '' ? '' : `<span class="from">${escapeHtml(from)}</span>`}`;
  const body = card === null ? messageHtml : plainCard(card);
  const time = new Date(at).toISOString();
  const shown = `${time.slice(0, 16).replace('T', ' ')} UTC`;
  return (
    `<li class="message ${color}"><p class="who">${who}</p>` +
    `<div class="block"><div class="body ${card === null && format === 'text' ? 'text' : 'markup'}">${body}</div>` +
    `<span class="when"><time datetime="${time}">${shown}</time></span></div></li>`
  );
}

function plainCard({ title, url, descriptionHtml, attributes }: CardView): string {
  const heading = plainLink(url, title);
  const rows = attributes.map(({ label, value, url: to }) => {
    const link = plainLink(to, value);
    return `<br>${label === '' ? '' : `${escapeHtml(label)}: `}${link}`;
  });
  return `<b>${heading}</b>${descriptionHtml === null ? '' : `<br>${descriptionHtml}`}${rows.join('')}`;
}

function plainLink(url: string | null, text: string): string {
  return url === null ? escapeHtml(text) : `<a href="${escapeHtml(url)}" rel="noreferrer">${escapeHtml(text)}</a>`;
}
