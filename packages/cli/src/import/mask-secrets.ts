import { createSecrets } from '@signalbox/core';
import { hideWrittenSecrets } from '../code-frame/hide-written-secrets.ts';
import { namesSecret } from '../code-frame/secret-words.ts';
import type { Written } from './written.ts';

/** Hides in comments and messages what the imported file keeps secret; the configuration itself needs it. */
export interface Mask {
  /** A value that is shown under its old key. */
  value(text: string, key: string): string;
  /** A comment that people wrote. */
  comment(text: string): string;
}

const ADDRESS_KEY = /(^|_)url$/;
const HIDDEN = '***';

/** @param parts those of the file that may hold secrets: its globals and receivers */
export function maskFor(parts: readonly Written[]): Mask {
  const secrets = createSecrets({ values: parts.flatMap((part) => secretsIn(part, '')) });
  return {
    value: (text, key) => secrets.mask(hideValue(text, key)),
    comment: (text) => secrets.mask(text.split('\n').map(hideInComment).join('\n')),
  };
}

function secretsIn(written: Written, key: string): readonly string[] {
  switch (written.type) {
    case 'text':
      return isSecret(key) || hideAddress(written.text, key) !== written.text ? [written.text] : [];
    case 'list':
      return written.items.flatMap((item) => secretsIn(item, key));
    case 'map':
      return [...written.entries].flatMap(([name, value]) => secretsIn(value, name));
    case 'nothing':
      return [];
  }
}

function hideValue(text: string, key: string): string {
  return isSecret(key) && text !== '' ? HIDDEN : hideInText(hideAddress(text, key));
}

/** In a comment stand old or spare values: what a key would hide is hidden, and what is an address of a webhook without one. */
function hideInComment(line: string): string {
  const secretKey = [...line.matchAll(/([\w-]+)["']?[ \t]*[:=][ \t]*(?=\S)/g)].find(([, key = '']) => isSecret(key));
  const end = secretKey === undefined ? line.length : secretKey.index + secretKey[0].length;
  return hideWrittenSecrets(hideInText(line.slice(0, end)) + (end < line.length ? HIDDEN : ''));
}

/** In a text of people's own: addresses of webhooks, what is secret in others, and credentials as HTTP has them. */
function hideInText(text: string): string {
  return text
    .replace(WRITTEN_ADDRESS, (_all, before: string, key: string | undefined, address: string) => {
      const isHook = /hook/i.test(address);
      return `${before}${hideAddress(address, isHook ? 'url' : (key ?? ''))}`;
    })
    .replace(HTTP_CREDENTIALS, `$1${HIDDEN}`);
}

/** `Basic dXNlcjpw`, but not "Basic authentication". */
const HTTP_CREDENTIALS = /\b((?:Basic|Bearer)[ \t]+)(?=\S*[A-Z0-9])[\w.~+/=-]{6,}/g;
/** An address, with the key before it if there is one. */
const WRITTEN_ADDRESS = /((?:([\w-]+)["']?[ \t]*[:=][ \t]*)?["'[<(]*)(\w+:\/\/[^\s"'<>,}\])]+)/g;

/** All that Alertmanager's documentation calls secret sounds so, but the values of headers. */
function isSecret(key: string): boolean {
  return key === 'values' || namesSecret(key);
}

/** The path of a webhook is its secret; so is what comes before an `@`, and a part of the query that sounds so. */
function hideAddress(text: string, key: string): string {
  const [, scheme = '', user = '', host = '', rest = ''] = /^(\w+:\/\/)([^/@\s]*@)?([^/?#\s]*)(.*)$/s.exec(text) ?? [];
  if (scheme === '') return text;
  const hidesPath = ADDRESS_KEY.test(key.toLowerCase()) && rest.length > 1;
  const shown = rest.replace(/([?&;]([\w-]+)=)[^&;#\s]+/g, (all: string, before: string, name: string) =>
    isSecret(name) ? `${before}${HIDDEN}` : all,
  );
  return `${scheme}${user === '' ? '' : `${HIDDEN}@`}${host}${hidesPath ? `/${HIDDEN}` : shown}`;
}
