import { describe, expect, it } from 'vitest';
import type { Card, Notification } from '../notification/notification.ts';
import { createRooms } from '../room.ts';
import { toMessageView } from './message-view.ts';

const [room] = createRooms([{ id: '1', token: 't', label: 'Mackerel' }]);

function view(body: Partial<Notification>, number = 1) {
  if (room === undefined) throw new Error('no room');
  return toMessageView(room, { number, at: 0, body: { message: 'm', ...body } });
}

const cardView = (card: Partial<Card>) =>
  view({ card: { id: '1', style: 'application', title: 'T', ...card } }).card ?? {};

describe('a message on the page', () => {
  it('is yellow, silent HTML of the token by default', () => {
    expect(view({})).toMatchObject({ sender: 'Mackerel', from: '', color: 'yellow', notify: false, format: 'html' });
  });

  it('treats its markup by its format', () => {
    expect(view({ message: '<b>@here</b>' }).messageHtml).toBe('<b>@here</b>');
    expect(view({ message: '<b>', message_format: 'text' }).messageHtml).toBe('&lt;b&gt;');
  });

  it('has a random colour that stays', () => {
    const colors = [1, 2, 3, 4, 5].map((number) => view({ color: 'random' }, number).color);
    expect([...colors].sort()).toEqual(['gray', 'green', 'purple', 'red', 'yellow']);
    expect(view({ color: 'random' }, 3).color).toBe(colors[2]);
  });
});

describe('a card on the page', () => {
  it('shows addresses of the web alone', () => {
    const bad = 'javascript:alert(1)';
    const value = { label: 'v', url: bad, icon: { url: bad } };
    const shown = cardView({ url: bad, icon: bad, thumbnail: { url: bad }, attributes: [{ value }] });
    expect(shown).toMatchObject({ url: null, icon: null, thumbnail: null, attributes: [{ url: null, icon: null }] });
    expect(cardView({ url: 'https://e.com/a b' })).toMatchObject({ url: 'https://e.com/a%20b' });
  });

  it('takes a description as text unless it says HTML', () => {
    expect(cardView({ description: '<b>' })).toMatchObject({ descriptionHtml: '&lt;b&gt;' });
    expect(cardView({ description: { value: '<b>x' } })).toMatchObject({ descriptionHtml: '&lt;b&gt;x' });
    expect(cardView({ description: { value: '<b>x<br>', format: 'html' } })).toMatchObject({
      descriptionHtml: '<b>x</b>',
    });
    expect(cardView({})).toMatchObject({ descriptionHtml: null, format: 'compact' });
  });
});
