import { describe, expect, it } from 'vitest';
import { CARD_STYLES, COLORS, LOZENGES, notificationRule } from './notification.ts';
import { findBreach } from './rule.ts';

const card = { id: 'c-1', style: 'application', title: 'CPU' };
const attribute = (value: object) => ({ message: 'x', card: { ...card, attributes: [{ label: 'Host', value }] } });

describe('the body of a notification', () => {
  it.each<[string, object]>([
    ['a message alone', { message: 'x' }],
    ['the longest message', { message: 'x'.repeat(10_000) }],
    ['all keys', { message: 'x', message_format: 'text', color: 'gray', notify: true, from: 'a', attach_to: 'm-1' }],
    ['no card, said so', { message: 'x', card: null }],
    ['the least card', { message: 'x', card }],
    ['keys that HipChat does not know', { message: 'x', id: 1, card: { ...card, other: [] } }],
    ['an icon that is an address', { message: 'x', card: { ...card, icon: 'https://x.example/i.png' } }],
    ['an icon of two sizes', { message: 'x', card: { ...card, icon: { url: 'a', 'url@2x': 'b' } } }],
    ['an attribute without a label', { message: 'x', card: { ...card, attributes: [{ value: { label: 'x' } }] } }],
    ...COLORS.map((color) => [`the colour ${color}`, { message: 'x', color }] as [string, object]),
    ...CARD_STYLES.map(
      (style) => [`the style ${style}`, { message: 'x', card: { ...card, style } }] as [string, object],
    ),
    ...LOZENGES.map((style) => [`the lozenge ${style}`, attribute({ label: 'x', style })] as [string, object]),
  ])('may have %s', (_, body) => expect(findBreach(notificationRule, body)).toBeUndefined());

  it.each<[object, string]>([
    [{}, "Required field 'message' is missing"],
    [{ message: '' }, "field 'message' must be greater than or equal to 1"],
    [{ message: 'x'.repeat(10_001) }, "field 'message' must be less than or equal to 10000"],
    [{ message: '🐟'.repeat(5_001) }, "field 'message' must be less than or equal to 10000"],
    [{ message: 'x', message_format: 'HTML' }, "field 'message_format' is not in the enumeration"],
    [{ message: 'x', color: 'blue' }, "field 'color' is not in the enumeration"],
    [{ message: 'x', notify: 'yes' }, "Value 'yes' for field 'notify' is not of type 'boolean'"],
    [{ message: 'x', from: 'x'.repeat(65) }, "field 'from' must be less than or equal to 64"],
    [{ message: 'x', attach_to: 'x'.repeat(37) }, "field 'attach_to' must be less than or equal to 36"],
    [{ message: 'x', card: { style: 'file', title: 'x' } }, "Required field 'card.id' is missing"],
    [{ message: 'x', card: { ...card, title: 'x'.repeat(501) } }, "field 'card.title' must be less than"],
    [{ message: 'x', card: { ...card, description: 'x'.repeat(1_001) } }, "field 'card.description' must be less than"],
    [
      { message: 'x', card: { ...card, thumbnail: { url: 'x'.repeat(251) } } },
      "field 'card.thumbnail.url' must be less",
    ],
    [{ message: 'x', card: { ...card, activity: { html: 'x', text: 'y' } } }, "Unknown field 'card.activity.text'"],
    [
      attribute({ label: 'x', style: 'lozenge-pink' }),
      "field 'card.attributes.0.value.style' is not in the enumeration",
    ],
    [attribute({}), "Required field 'card.attributes.0.value.label' is missing"],
  ])('%j is refused', (body, breach) => expect(findBreach(notificationRule, body)).toContain(breach));
});
