import type { Paint } from './paint.ts';
import { plainText } from './plain-text.ts';

/** A request as it would look on the wire; anything else as JSON. */
export function requestPretty(request: unknown, paint: Paint): string {
  if (!isRequest(request)) return plainText(JSON.stringify(request, null, 2));
  const { method, url, headers = {}, json, body } = request;
  const head = `${paint('bold', plainText(String(method)))} ${paint('cyan', plainText(String(url)))}`;
  const lines = Object.entries(headers).map(
    ([name, value]) => `${paint('dim', `${plainText(name)}:`)} ${plainText(String(value))}`,
  );
  const content = json === undefined ? String(body ?? '') : JSON.stringify(json, null, 2);
  return [head, ...lines, '', plainText(content), ''].join('\n');
}

interface ShownRequest {
  readonly method: unknown;
  readonly url: unknown;
  readonly headers?: object;
  readonly json?: unknown;
  readonly body?: unknown;
}

function isRequest(value: unknown): value is ShownRequest {
  return typeof value === 'object' && value !== null && 'method' in value && 'url' in value;
}
