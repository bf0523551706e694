import type { IncomingMessage } from 'node:http';
import type { KnownPaths } from './known-paths.ts';

/** `http://HOST/PATH`, as proxies ask. A server has to take it, and the host in it. @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2 */
const ABSOLUTE = /^https?:\/\/(?:[^@/?#]*@)?([^/?#]*)(.*)$/is;

/**
 * Turns an address that nearly is one of ours into it, where that is harmless: in the absolute form, with slashes
 * doubled or at the end, in another letter case, with a fragment.
 */
export function straightenRequest(request: IncomingMessage, paths: KnownPaths): void {
  const absolute = ABSOLUTE.exec(request.url ?? '');
  if (absolute !== null) request.headers.host = absolute[1] ?? '';
  const target = absolute?.[2] ?? request.url ?? '';
  const [, path = '', query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(target) ?? [];
  // Neither a path nor the form of a proxy: `OPTIONS *`.
  if (absolute === null && !path.startsWith('/')) return;
  const straight = `/${path.split('/').filter(Boolean).join('/')}`;
  request.url = (paths.find(straight)?.path ?? straight) + query;
}
