import { element } from './element.js';

/** Shows the rooms; the arrow keys, Home and End move between them. */
export function showRoomList(list, rooms, currentId) {
  const focused = document.activeElement?.closest('#rooms a')?.getAttribute('href');
  list.replaceChildren(...rooms.map((room) => element('li', {}, roomLink(room, room.id === currentId))));
  if (focused) list.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
}

export function moveByKeys(list) {
  list.addEventListener('keydown', (event) => {
    const links = [...list.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    links[Math.min(Math.max(to, 0), links.length - 1)]?.focus();
  });
}

function roomLink(room, isCurrent) {
  const last = room.messages.at(-1);
  return element(
    'a',
    {
      class: `room${room.unread > 0 ? ' unread' : ''}`,
      href: `#room=${encodeURIComponent(room.id)}`,
      'aria-current': isCurrent ? 'true' : null,
    },
    element('span', { class: 'icon icon-room', 'aria-hidden': 'true' }),
    element('span', { class: 'name' }, room.name),
    room.unread > 0 ? unread(room) : element('span', { class: `last ${last?.color ?? ''}`, 'aria-hidden': 'true' }),
  );
}

function unread({ unread: count, rung }) {
  return element(
    'span',
    { class: `count${rung ? ' rung' : ''}` },
    rung ? element('span', { class: 'icon icon-bell', 'aria-hidden': 'true' }) : null,
    count > 99 ? '99+' : String(count),
    element('span', { class: 'sr-only' }, ' unread'),
  );
}
