import type { Rule } from './rule.ts';

export const COLORS = ['yellow', 'green', 'red', 'purple', 'gray', 'random'] as const;
export const CARD_STYLES = ['file', 'image', 'application', 'link', 'media'] as const;
export const LOZENGES = [
  'lozenge',
  'lozenge-success',
  'lozenge-error',
  'lozenge-current',
  'lozenge-complete',
  'lozenge-moved',
] as const;

export type Color = (typeof COLORS)[number];

/** The body of a room notification, as HipChat's v2 API took it. */
export interface Notification {
  readonly message: string;
  readonly message_format?: 'html' | 'text';
  readonly color?: Color;
  readonly notify?: boolean;
  readonly from?: string;
  readonly attach_to?: string;
  readonly card?: Card | null;
}

export type Icon = string | { readonly url: string; readonly 'url@2x'?: string };

export interface Card {
  readonly id: string;
  readonly style: (typeof CARD_STYLES)[number];
  readonly title: string;
  readonly format?: 'compact' | 'medium';
  readonly url?: string;
  readonly description?: string | { readonly value: string; readonly format?: 'html' | 'text' };
  readonly icon?: Icon;
  readonly activity?: { readonly html: string; readonly icon?: Icon };
  readonly attributes?: readonly CardAttribute[];
  readonly thumbnail?: {
    readonly url: string;
    readonly 'url@2x'?: string;
    readonly width?: number;
    readonly height?: number;
  };
}

export interface CardAttribute {
  readonly label?: string;
  readonly value: {
    readonly label: string;
    readonly url?: string;
    readonly style?: (typeof LOZENGES)[number];
    readonly icon?: Icon;
  };
}

const url: Rule = { kind: 'string', min: 1 };
const markup: Rule = { kind: 'string', oneOf: ['html', 'text'] };
const icon: Rule = {
  kind: 'either',
  rules: [url, { kind: 'object', required: ['url'], fields: { url, 'url@2x': url } }],
};
const description: Rule = { kind: 'string', min: 1, max: 1000 };
// HipChat's own 400 answers print this limit of a thumbnail's address.
const thumbnailUrl: Rule = { kind: 'string', min: 1, max: 250 };

const attribute: Rule = {
  kind: 'object',
  required: ['value'],
  fields: {
    label: { kind: 'string' },
    value: {
      kind: 'object',
      required: ['label'],
      fields: { label: { kind: 'string', min: 1 }, url, style: { kind: 'string', oneOf: LOZENGES }, icon },
    },
  },
};

const card: Rule = {
  kind: 'object',
  required: ['id', 'style', 'title'],
  fields: {
    id: { kind: 'string', min: 1 },
    style: { kind: 'string', oneOf: CARD_STYLES },
    title: { kind: 'string', min: 1, max: 500 },
    format: { kind: 'string', oneOf: ['compact', 'medium'] },
    url,
    description: {
      kind: 'either',
      rules: [description, { kind: 'object', required: ['value'], fields: { value: description, format: markup } }],
    },
    icon,
    activity: { kind: 'object', required: ['html'], fields: { html: { kind: 'string', min: 1 }, icon }, closed: true },
    attributes: { kind: 'list', items: attribute },
    thumbnail: {
      kind: 'object',
      required: ['url'],
      fields: {
        url: thumbnailUrl,
        'url@2x': thumbnailUrl,
        width: { kind: 'number', min: 0 },
        height: { kind: 'number', min: 0 },
      },
    },
  },
};

/**
 * What HipChat demanded of a room notification. Keys that it did not know were let through: clients sent some.
 *
 * Lengths are counted in UTF-16 units, the strictest reading of "characters": a sender that passes here passes anywhere.
 *
 * @see https://developer.atlassian.com/server/hipchat/messages
 */
export const notificationRule: Rule = {
  kind: 'object',
  required: ['message'],
  fields: {
    message: { kind: 'string', min: 1, max: 10_000 },
    message_format: markup,
    color: { kind: 'string', oneOf: COLORS },
    notify: { kind: 'boolean' },
    from: { kind: 'string', max: 64 },
    attach_to: { kind: 'string', max: 36 },
    card: { kind: 'either', rules: [card, { kind: 'null' }] },
  },
};
