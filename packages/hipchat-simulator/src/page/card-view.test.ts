import { describe, expect, it } from 'vitest';
import type { Card } from '../notification/notification.ts';
import { toCardView } from './card-view.ts';

const view = (parts: Partial<Card>) => toCardView({ id: 'c-1', style: 'application', title: 'CPU', ...parts });

describe('a card on the page', () => {
  it('shows the least card with everything else empty', () => {
    expect(view({})).toEqual({
      style: 'application',
      format: 'compact',
      title: 'CPU',
      url: null,
      descriptionHtml: null,
      icon: null,
      activity: null,
      attributes: [],
      thumbnail: null,
    });
  });

  it('shows its attributes, each with its lozenge, link and icon', () => {
    const value = {
      label: 'db-1',
      url: 'https://x.example/',
      style: 'lozenge-error',
      icon: 'https://x.example/i',
    } as const;
    expect(view({ attributes: [{ label: 'Host', value }, { value: { label: 'shop' } }] }).attributes).toEqual([
      {
        label: 'Host',
        value: 'db-1',
        lozenge: 'lozenge-error',
        url: 'https://x.example/',
        icon: 'https://x.example/i',
      },
      { label: '', value: 'shop', lozenge: null, url: null, icon: null },
    ]);
  });

  it.each<[string, Card['description'], string]>([
    ['a text', 'a < b', 'a &lt; b'],
    ['a text with its format', { value: '<b>x</b>', format: 'text' }, '&lt;b&gt;x&lt;/b&gt;'],
    ['a text without a format', { value: '<b>x</b>' }, '&lt;b&gt;x&lt;/b&gt;'],
    ['HTML', { value: '<b>x</b><script>1</script>', format: 'html' }, '<b>x</b>'],
  ])('shows a description that is %s', (_, description, html) => {
    expect(view({ description: description ?? '' }).descriptionHtml).toBe(html);
  });

  it('shows what an activity says, without what HipChat did not show', () => {
    expect(view({ activity: { html: '<b>x</b><img src=x onerror=1>', icon: 'javascript:1' } }).activity).toEqual({
      html: '<b>x</b>',
      icon: null,
    });
  });

  it('takes an icon in both its forms', () => {
    expect(view({ icon: 'https://x.example/i' }).icon).toBe('https://x.example/i');
    expect(view({ icon: { url: 'https://x.example/i', 'url@2x': 'https://x.example/j' } }).icon).toBe(
      'https://x.example/i',
    );
  });

  it('shows a thumbnail of the web alone, with the size that it names', () => {
    expect(view({ thumbnail: { url: 'https://x.example/t', width: 3 } }).thumbnail).toEqual({
      url: 'https://x.example/t',
      width: 3,
      height: null,
    });
    expect(view({ thumbnail: { url: 'data:image/png,x' } }).thumbnail).toBeNull();
    expect(view({ url: 'javascript:alert(1)' }).url).toBeNull();
  });
});
