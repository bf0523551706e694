export interface SourceAddress {
  readonly type: 'source';
  /** Of the source. */
  readonly name: string;
  /** From the path or the query. */
  readonly secret: string | undefined;
}

export interface AlertmanagerAddress {
  readonly type: 'alertmanager';
  /** From the query. */
  readonly secret: string | undefined;
}

/** An address that senders post to, and the secret that it presents. */
export type SenderAddress = SourceAddress | AlertmanagerAddress;

const ALERTMANAGER = '/api/v2/alerts';
const SOURCE = /^\/in\/([^/?#]+)(?:\/([^/?#]+))?(?:\?([^#]*))?$/;

/** Undefined: the address belongs to something else, or to nothing. */
export function senderAddress(url: string): SenderAddress | undefined {
  if (url === ALERTMANAGER) return { type: 'alertmanager', secret: undefined };
  if (url.startsWith(`${ALERTMANAGER}?`))
    return { type: 'alertmanager', secret: secretOf(url.slice(ALERTMANAGER.length)) };
  const [, source, secret, query] = SOURCE.exec(url) ?? [];
  if (source === undefined) return undefined;
  const name = decoded(source);
  const presented = secret === undefined ? secretOf(query ?? '') : decoded(secret);
  // A path that cannot be decoded is answered like any other address.
  if (name === undefined || (secret !== undefined && presented === undefined)) return undefined;
  return { type: 'source', name, secret: presented };
}

/** A secret that appears twice does not count. */
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
