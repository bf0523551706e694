import { escapeHtml, escapeJsonString, escapePlainText, type PartFormat } from '@signalbox/sdk';

const MARKUP = Symbol('markup');

/** Text that is in the part's format already, such as a link: it is not escaped again. Data cannot be one. */
export interface Markup {
  readonly [MARKUP]: string;
}

export function markup(text: string): Markup {
  return { [MARKUP]: text };
}

export function isMarkup(value: unknown): value is Markup {
  return typeof value === 'object' && value !== null && MARKUP in value;
}

/** A value as text, before any escaping: absent is empty, lists are joined by commas, objects are JSON. Never throws. */
export function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (isMarkup(value)) return value[MARKUP];
  if (Array.isArray(value)) return value.map(toText).join(', ');
  return typeof value === 'object' && value !== null ? toJson(value) : '';
}

/** A value as JSON; `null` if it has none. Never throws. */
export function toJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    return 'null';
  }
}

/** What `{{x}}` shows in a part of this format. */
export function escapeValue(value: unknown, format: PartFormat): string {
  return isMarkup(value) ? toText(value) : escapeText(toText(value), format);
}

export function escapeText(text: string, format: PartFormat): string {
  switch (format) {
    case 'html':
      return escapeHtml(text);
    case 'text':
      return escapePlainText(text);
    case 'json':
      return escapeJsonString(text);
  }
}

/** What counts as true in `{{#if}}`, `and`, `or` and `not`: all but absent, empty, zero and false. */
export function isTruthy(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** A number, also one written as text; undefined for all else. */
export function toNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
