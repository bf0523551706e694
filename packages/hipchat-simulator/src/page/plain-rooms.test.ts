import { describe, expect, it } from 'vitest';
import type { Card, Notification } from '../notification/notification.ts';
import { createRooms } from '../room.ts';
import { toMessageView } from './message-view.ts';
import { plainRooms } from './plain-rooms.ts';

const AT = Date.UTC(2026, 10, 23, 10);
const [room] = createRooms([{ id: '1', name: 'Ops <1>', token: 't', label: 'Mackerel & Co' }]);

function shown(...bodies: readonly Notification[]): string {
  if (room === undefined) throw new Error('no room');
  const messages = bodies.map((body, index) => toMessageView(room, { number: index + 1, at: AT, body }));
  return plainRooms({ rooms: [{ id: room.id, name: room.name, total: messages.length, messages }] });
}

describe('the rooms without a script', () => {
  it('say that there is nothing yet', () => {
    expect(shown()).toBe('<section class="plain"><h2>Ops &lt;1&gt;</h2><p>No messages yet</p></section>');
  });

  it('show who said what, when, and in which colour', () => {
    const html = shown({ message: '<b>x</b>', color: 'red', from: '<db>' });
    expect(html).toContain('<li class="message red">');
    expect(html).toContain('<strong>Mackerel &amp; Co</strong><span class="from">&lt;db&gt;</span>');
    expect(html).toContain('<div class="body markup"><b>x</b></div>');
    expect(html).toContain('<time datetime="2026-11-23T10:00:00.000Z">2026-11-23 10:00 UTC</time>');
  });

  it('show a text as a text', () => {
    expect(shown({ message: '<b>x</b>', message_format: 'text' })).toContain(
      '<div class="body text">&lt;b&gt;x&lt;/b&gt;</div>',
    );
  });

  it('show a card in place of its message', () => {
    const card: Card = {
      id: 'c',
      style: 'application',
      title: 'CPU <1>',
      url: 'https://x.example/?a&b',
      description: 'hot',
      attributes: [{ label: 'Host', value: { label: 'db-1' } }, { value: { label: '<x>', url: 'javascript:1' } }],
    };
    const html = shown({ message: 'hidden', card });
    expect(html).toContain(
      '<b><a href="https://x.example/?a&amp;b" rel="noreferrer">CPU &lt;1&gt;</a></b><br>hot<br>Host: db-1<br>&lt;x&gt;',
    );
    expect(html).not.toContain('hidden');
  });

  it('show the newest fifty', () => {
    const html = shown(...Array.from({ length: 60 }, (_, index) => ({ message: `number ${index}.` })));
    expect(html.match(/<li /g)).toHaveLength(50);
    expect(html).toContain('number 59.');
    expect(html).not.toContain('number 9.');
  });
});
