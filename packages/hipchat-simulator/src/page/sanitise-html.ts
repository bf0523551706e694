import sanitizeHtml from 'sanitize-html';
import { readWebUrl } from './web-url.ts';

const LINK_PROTOCOLS = ['http:', 'https:', 'mailto:'];
const SIZE = /^\d{1,4}$/;
const COLOR = /^(#[0-9a-f]{3}|#[0-9a-f]{6}|[a-z]{3,20}|rgb\(\d{1,3}, ?\d{1,3}, ?\d{1,3}\))$/i;
const WEIGHT = /^(normal|bold|bolder|lighter|[1-9]00)$/i;
const DECORATION = /^(none|underline|overline|line-through)$/i;

const shared: sanitizeHtml.IOptions = {
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['http', 'https'] },
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nestingLimit: 50,
  transformTags: {
    a: (tagName, { href }) => ({
      tagName,
      attribs: { ...present('href', readWebUrl(href, LINK_PROTOCOLS)), target: '_blank', rel: 'noopener noreferrer' },
    }),
    span: (tagName, { style = '' }) => ({ tagName, attribs: readStyle(style) }),
    img: (tagName, { src, alt = '', width = '', height = '' }) => ({
      tagName,
      attribs: {
        ...present('src', readWebUrl(src)),
        alt,
        ...(SIZE.test(width) && { width }),
        ...(SIZE.test(height) && { height }),
      },
    }),
  },
};

const links = ['href', 'target', 'rel'];
const styles = ['data-color', 'data-weight', 'data-decoration'];

/**
 * A message's HTML with the tags and attributes alone that HipChat showed. A style of a `span` comes out as `data-` attributes: the page's
 * content security policy forbids inline styles, its script sets them.
 *
 * @see https://developer.atlassian.com/server/hipchat/messages
 */
export function sanitiseMessageHtml(html: string): string {
  return sanitizeHtml(html, {
    ...shared,
    allowedTags: [
      ...['a', 'b', 'i', 'strong', 'em', 'br', 'img', 'pre', 'code', 'span'],
      ...['ul', 'ol', 'li', 'table', 'tr', 'td', 'th'],
    ],
    allowedAttributes: {
      a: links,
      span: styles,
      img: ['src', 'alt', 'width', 'height'],
      td: ['colspan', 'rowspan', 'valign'],
      th: ['colspan', 'rowspan', 'valign'],
      tr: ['valign'],
    },
  });
}

/** The HTML of a card's description or activity: HipChat showed five tags there. */
export function sanitiseCardHtml(html: string): string {
  return sanitizeHtml(html, {
    ...shared,
    allowedTags: ['a', 'b', 'i', 'strong', 'span'],
    allowedAttributes: { a: links, span: styles },
  });
}

function present(name: string, value: string | null): Record<string, string> {
  return value === null ? {} : { [name]: value };
}

function readStyle(style: string): Record<string, string> {
  const declarations = new Map(
    style.split(';').map((declaration) => {
      const [property = '', value = ''] = declaration.split(':', 2);
      return [property.trim().toLowerCase(), value.trim()];
    }),
  );
  const attribs: Record<string, string> = {};
  const keep = (property: string, attribute: string, allowed: RegExp) => {
    const value = declarations.get(property);
    if (value !== undefined && allowed.test(value)) attribs[attribute] = value;
  };
  keep('color', 'data-color', COLOR);
  keep('font-weight', 'data-weight', WEIGHT);
  keep('text-decoration', 'data-decoration', DECORATION);
  return attribs;
}
