import { cardElement } from './card-element.js';
import { element, markup } from './element.js';

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const calendar = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const FOLLOWS_WITHIN_MS = 120_000;

/** The list items of a message: itself, and before it the day if a new one begins. */
export function messageElements(message, previous) {
  const newDay = previous === undefined || !isSameDay(previous.at, message.at);
  const item = messageElement(message, !newDay && follows(message, previous));
  return newDay ? [element('li', { class: 'day' }, dayName(message.at)), item] : [item];
}

function messageElement(message, isFollowing) {
  const { sender, from, color, card, format, messageHtml, attachTo } = message;
  const content = card === null ? markup('div', format === 'text' ? 'text' : 'markup', messageHtml) : cardElement(card);
  return element(
    'li',
    { class: `message ${color}${isFollowing ? ' follows' : ''}` },
    element('span', { class: 'avatar', 'aria-hidden': 'true' }, [...sender][0]?.toUpperCase()),
    element(
      'p',
      { class: 'who' },
      element('strong', {}, sender),
      from === '' ? null : element('span', { class: 'from' }, from),
    ),
    element(
      'div',
      { class: 'block' },
      element(
        'div',
        { class: 'body' },
        attachTo === null ? null : element('p', { class: 'attached' }, `↳ attached to ${attachTo}`),
        content,
      ),
      when(message),
    ),
  );
}

function when({ at, notify }) {
  const date = new Date(at);
  const bell = notify
    ? element('span', {
        class: 'icon icon-bell',
        role: 'img',
        'aria-label': 'notified the room',
        title: 'Notified the room',
      })
    : null;
  const time = element('time', { datetime: date.toISOString(), title: date.toLocaleString() }, clock.format(date));
  return element('span', { class: 'when' }, bell, time);
}

function follows(message, previous) {
  const sameSender = message.sender === previous.sender && message.from === previous.from;
  return sameSender && message.at - previous.at < FOLLOWS_WITHIN_MS;
}

function isSameDay(one, other) {
  return new Date(one).toDateString() === new Date(other).toDateString();
}

function dayName(at) {
  return isSameDay(at, Date.now()) ? 'Today' : calendar.format(new Date(at));
}
