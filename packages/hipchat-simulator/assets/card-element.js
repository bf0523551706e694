import { element, link, markup } from './element.js';

/** A card as HipChat showed it: folded under its activity if it has one. */
export function cardElement(card) {
  const body = element(
    'div',
    { class: `card card-${card.style} card-${card.format}` },
    element('div', { class: 'card-top' }, words(card), thumbnail(card.thumbnail)),
    attributes(card.attributes),
  );
  if (card.activity === null) return body;
  const summary = element(
    'summary',
    { class: 'activity' },
    icon(card.activity.icon),
    markup('span', '', card.activity.html),
  );
  return element('details', { open: true }, summary, body);
}

function words(card) {
  return element(
    'div',
    { class: 'card-words' },
    element('div', { class: 'card-title' }, icon(card.icon), link(card.url, card.title)),
    card.descriptionHtml === null ? null : markup('div', 'card-text', card.descriptionHtml),
  );
}

function thumbnail(shown) {
  return shown === null
    ? null
    : hideable(
        element('img', { class: 'thumbnail', src: shown.url, alt: '', width: shown.width, height: shown.height }),
      );
}

function icon(url) {
  return url === null ? null : hideable(element('img', { class: 'card-icon', src: url, alt: '' }));
}

// What only decorates goes away when it cannot be loaded.
function hideable(image) {
  image.addEventListener('error', () => image.remove(), { once: true });
  return image;
}

function attributes(list) {
  if (list.length === 0) return null;
  const rows = list.map(({ label, value, lozenge, url, icon: iconUrl }) =>
    element(
      'div',
      {},
      label === '' ? null : element('dt', {}, `${label}:`),
      element('dd', {}, icon(iconUrl), element('span', { class: lozenge && `lozenge ${lozenge}` }, link(url, value))),
    ),
  );
  return element('dl', { class: 'attributes' }, ...rows);
}
