/** Makes an element. Strings among the children become text, never markup; null, undefined and '' are left out. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ''));
  return made;
}

/** A link that opens elsewhere, or the children alone without an address. */
export function link(url, ...children) {
  return url === null
    ? element('span', {}, ...children)
    : element('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, ...children);
}

/**
 * Makes an element of markup that the server has sanitised. Styles come as data attributes, because the page allows no inline ones, and a
 * picture that cannot be loaded gives way to its description and a link.
 */
export function markup(tag, className, html) {
  const made = element(tag, { class: className });
  made.innerHTML = html;
  for (const span of made.querySelectorAll('span')) {
    span.style.color = span.dataset.color ?? '';
    span.style.fontWeight = span.dataset.weight ?? '';
    span.style.textDecoration = span.dataset.decoration ?? '';
  }
  for (const image of made.querySelectorAll('img')) {
    image.addEventListener('error', () => image.replaceWith(lostImage(image)), { once: true });
  }
  return made;
}

function lostImage(image) {
  const inLink = image.closest('a') !== null;
  const words = image.alt === '' ? 'Picture' : image.alt;
  return element('span', { class: 'lost' }, 'Not loaded:', inLink ? words : link(image.src, words));
}
