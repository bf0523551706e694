import type { Card, CardAttribute, Icon } from '../notification/notification.ts';
import { sanitiseCardHtml } from './sanitise-html.ts';
import { textToHtml } from './text-to-html.ts';
import { readWebUrl } from './web-url.ts';

/** A card as the page shows it. What ends in `Html` is safe to be set as markup, addresses are http or https. */
export interface CardView {
  readonly style: Card['style'];
  readonly format: 'compact' | 'medium';
  readonly title: string;
  readonly url: string | null;
  readonly descriptionHtml: string | null;
  readonly icon: string | null;
  readonly activity: { readonly html: string; readonly icon: string | null } | null;
  readonly attributes: readonly AttributeView[];
  readonly thumbnail: { readonly url: string; readonly width: number | null; readonly height: number | null } | null;
}

export interface AttributeView {
  readonly label: string;
  readonly value: string;
  readonly lozenge: string | null;
  readonly url: string | null;
  readonly icon: string | null;
}

export function toCardView(card: Card): CardView {
  const thumbnail = readWebUrl(card.thumbnail?.url);
  return {
    style: card.style,
    format: card.format ?? 'compact',
    title: card.title,
    url: readWebUrl(card.url),
    descriptionHtml: showDescription(card.description),
    icon: readIcon(card.icon),
    activity: card.activity ? { html: sanitiseCardHtml(card.activity.html), icon: readIcon(card.activity.icon) } : null,
    attributes: (card.attributes ?? []).map(toAttributeView),
    thumbnail: thumbnail
      ? { url: thumbnail, width: card.thumbnail?.width ?? null, height: card.thumbnail?.height ?? null }
      : null,
  };
}

function toAttributeView({ label, value }: CardAttribute): AttributeView {
  return {
    label: label ?? '',
    value: value.label,
    lozenge: value.style ?? null,
    url: readWebUrl(value.url),
    icon: readIcon(value.icon),
  };
}

function showDescription(description: Card['description']): string | null {
  if (description === undefined) return null;
  if (typeof description === 'string') return textToHtml(description);
  return description.format === 'html' ? sanitiseCardHtml(description.value) : textToHtml(description.value);
}

function readIcon(icon: Icon | undefined): string | null {
  return readWebUrl(typeof icon === 'string' ? icon : icon?.url);
}
