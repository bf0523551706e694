import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Answer } from '../http/answer.ts';

const FOLDER = new URL('../../assets/', import.meta.url);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

// Pictures may come from anywhere, for a chat message shows the graphs it names; all else is ours alone.
const POLICY = [
  "default-src 'self'",
  "img-src 'self' data: https: http:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The files of the page by their path, as ready answers; `/` is the page itself. */
export function loadAssets(): ReadonlyMap<string, Answer> {
  const files = readdirSync(FOLDER).filter((name) => extname(name) in TYPES);
  return new Map(files.map((name) => [name === 'room.html' ? '/' : `/assets/${name}`, loadAsset(name)]));
}

function loadAsset(name: string): Answer {
  return {
    status: 200,
    headers: {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    },
    body: readFileSync(new URL(name, FOLDER)),
  };
}
