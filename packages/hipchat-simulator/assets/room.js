import { createAlerts } from './alerts.js';
import { createDetails } from './details.js';
import { connect } from './live.js';
import { createLog } from './log.js';
import { moveByKeys, showRoomList } from './room-list.js';

const KEPT = 500;
const find = (id) => document.getElementById(id);

const list = find('rooms');
const log = createLog(find('log'), find('messages'), find('newest'));
const details = createDetails(find('said'));
const alerts = createAlerts(find('alerts'), find('alerts-text'));
let rooms = [];
let current;
let drawn = true;

moveByKeys(list);
addEventListener('hashchange', () => {
  const named = roomOfAddress();
  if (named !== undefined && named !== current) openRoom(named);
});
addEventListener('visibilitychange', () => {
  if (!document.hidden && current !== undefined) read(current);
});

take(JSON.parse(find('snapshot').textContent));

connect({
  onState: showConnection,
  retry: find('retry'),
  onSnapshot: take,
  onMessage(message) {
    const room = rooms.find(({ id }) => id === message.room);
    if (room === undefined) return;
    const previous = room.messages.at(-1);
    room.messages.push(message);
    if (room.messages.length > KEPT) room.messages.shift();
    room.total = message.number;
    if (room !== current || document.hidden) {
      room.unread += 1;
      room.rung ||= message.notify;
    }
    if (room === current) log.add(message, previous);
    alerts.announce(message, room.name, plain(message));
    drawSoon();
  },
  onReset() {
    rooms = rooms.map((room) => ({ ...room, messages: [], total: 0, unread: 0, rung: false }));
    openRoom(rooms.find((room) => room.id === current?.id));
  },
});

function take(snapshot) {
  const before = new Map(rooms.map((room) => [room.id, room]));
  rooms = snapshot.rooms.map((room) => {
    const { unread = 0, rung = false } = before.get(room.id) ?? {};
    return { ...room, messages: [...room.messages], unread, rung };
  });
  const room = rooms.find(({ id }) => id === current?.id) ?? roomOfAddress() ?? rooms[0];
  if (current === undefined || !isSame(current, room)) return openRoom(room);
  current = room;
  draw();
}

// Then nothing is drawn anew: who reads, or has selected something, is not disturbed.
function isSame(one, other) {
  return one.id === other.id && JSON.stringify(one.messages) === JSON.stringify(other.messages);
}

function openRoom(room) {
  current = room;
  find('room-name').textContent = room.name;
  document.body.dataset.room = room.id;
  details.show(room);
  log.show(room.messages);
  read(room);
}

function read(room) {
  room.unread = 0;
  room.rung = false;
  draw();
}

// Many messages may come at once: the lists are drawn once a frame.
function drawSoon() {
  if (!drawn) return;
  drawn = false;
  setTimeout(draw, 50);
}

function draw() {
  drawn = true;
  const unread = rooms.reduce((sum, room) => sum + room.unread, 0);
  document.title = `${unread > 0 ? `(${unread}) ` : ''}${current.name} · HipChat room simulator`;
  find('room-topic').textContent = topic(current);
  find('empty').hidden = current.total > 0;
  find('log').tabIndex = current.total > 0 ? 0 : -1;
  details.count(current);
  showRoomList(list, rooms, current.id);
}

function topic({ total, name, id }) {
  const count = total === 0 ? 'No messages yet' : `${total.toLocaleString()} message${total === 1 ? '' : 's'}`;
  return name === id ? count : `Room ${id} · ${count}`;
}

function showConnection(isLive) {
  find('offline').hidden = isLive;
  find('connection').classList.toggle('live', isLive);
  find('connection-text').textContent = isLive ? 'Live' : 'Reconnecting';
}

function roomOfAddress() {
  const id = new URLSearchParams(location.hash.slice(1)).get('room');
  return rooms.find((room) => room.id === id);
}

function plain({ card, messageHtml }) {
  return card?.title ?? new DOMParser().parseFromString(messageHtml, 'text/html').body.textContent ?? '';
}
