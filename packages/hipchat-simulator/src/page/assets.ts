import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Answer } from '../http/answer.ts';

/** The folder of the page's files. */
export const ASSETS = new URL('../../assets/', import.meta.url);

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

/** The files that the page names by their path, as ready answers. */
export function loadAssets(): ReadonlyMap<string, Answer> {
  const files = readdirSync(ASSETS).filter((name) => extname(name) in TYPES && extname(name) !== '.html');
  return new Map(files.map((name) => [`/assets/${name}`, loadAsset(name)]));
}

function loadAsset(name: string): Answer {
  return { status: 200, headers: assetHeaders(extname(name)), body: readFileSync(new URL(name, ASSETS)) };
}

/** The headers of a file with this extension. */
export function assetHeaders(extension: string): Readonly<Record<string, string>> {
  return {
    'content-type': TYPES[extension] ?? 'application/octet-stream',
    'content-security-policy': POLICY,
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  };
}
