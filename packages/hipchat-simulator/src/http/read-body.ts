import type { IncomingMessage } from 'node:http';

export type BodyRead = { readonly kind: 'read'; readonly bytes: Buffer } | { readonly kind: 'too-large' };

// A sender that is cut off while it still writes often never sees the answer: so a body somewhat too large is read to its end.
const PATIENCE = 16;

/**
 * Reads a request's body up to a number of bytes; what lies beyond is not kept.
 *
 * @throws the socket's error when the peer breaks off.
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<BodyRead> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
    else if (size > maxBytes * PATIENCE) break;
  }
  return size > maxBytes ? { kind: 'too-large' } : { kind: 'read', bytes: Buffer.concat(chunks) };
}
