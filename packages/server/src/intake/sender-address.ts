/** An address that senders post to, and the secret that it shows. */
export type SenderAddress =
  | { readonly type: 'alertmanager'; readonly secret: string | undefined }
  | { readonly type: 'source'; readonly name: string; readonly secret: string | undefined };

const ALERTMANAGER = '/api/v2/alerts';
const SOURCE = /^\/in\/([^/?#]+)(?:\/([^/?#]+))?(?:\?([^#]*))?$/;

/** Undefined: there is something else at this address, or nothing. */
export function senderAddress(url: string): SenderAddress | undefined {
  if (url === ALERTMANAGER) return { type: 'alertmanager', secret: undefined };
  if (url.startsWith(`${ALERTMANAGER}?`))
    return { type: 'alertmanager', secret: secretOf(url.slice(ALERTMANAGER.length)) };
  const [, source, secret, query] = SOURCE.exec(url) ?? [];
  if (source === undefined) return undefined;
  const name = decoded(source);
  const shown = secret === undefined ? secretOf(query ?? '') : decoded(secret);
  // A path that cannot be decoded is told so like any other.
  if (name === undefined || (secret !== undefined && shown === undefined)) return undefined;
  return { type: 'source', name, secret: shown };
}

/** Said twice, it is no secret. */
function secretOf(query: string): string | undefined {
  const [secret, ...more] = new URLSearchParams(query).getAll('secret');
  return more.length === 0 ? secret : undefined;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
