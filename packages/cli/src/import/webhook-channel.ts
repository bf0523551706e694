import { readHttpConfig } from './http-config.ts';
import { WEBHOOK_KEYS } from './known-keys.ts';
import { type Block, block, comments, type Piece } from './piece.ts';
import type { Problems } from './problems.ts';
import { type MapReader, mapReader } from './read-values.ts';
import { writeDuration } from './write-duration.ts';
import type { WrittenMap } from './written.ts';

/**
 * A `webhook_config` as a channel of the webhook transport, whose body is Alertmanager's. Undefined: its address cannot
 * be carried over.
 *
 * @param globalHttp `http_config` of the globals, for webhooks that have none
 * @see https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
export function webhookChannel(
  map: WrittenMap,
  globalHttp: WrittenMap | undefined,
  problems: Problems,
): Block | undefined {
  const reader = mapReader(map, WEBHOOK_KEYS, problems);
  const url = urlOf(reader, problems);
  if (url === undefined) return undefined;
  const sendResolved = reader.boolean('send_resolved');
  const timeoutMs = reader.duration('timeout');
  const maxAlerts = numberOf(reader, 'max_alerts', problems);
  const http = reader.mapAt('http_config') ?? globalHttp;
  const { options, notes } = http === undefined ? { options: {}, notes: [] } : readHttpConfig(http, problems);
  const { auth, headers, ...tls } = options;
  const others = reader
    .leftOver()
    .map(([key, value]) => problems.note(value, `\`${key}\` of a webhook is not carried over`));
  return block(
    {
      transport: 'webhook',
      url,
      auth: hasUser(url) ? undefined : auth,
      headers,
      ...(isPlain(url) ? {} : tls),
      maxAlerts: maxAlerts === 0 ? undefined : maxAlerts,
      sendResolved: sendResolved === false ? false : undefined,
      timeout: timeoutMs ? writeDuration(timeoutMs, map, problems) : undefined,
    },
    { tall: true, ...comments(...notes, ...others) },
  );
}

/** What Alertmanager prints in place of a secret, and takes as one. */
const HIDDEN_ADDRESS = '<secret>';

function urlOf(reader: MapReader, problems: Problems): Piece | undefined {
  const url = reader.text('url') || undefined;
  const file = reader.text('url_file') || undefined;
  if (url !== undefined && file !== undefined) problems.error(reader.map, 'url and url_file exclude each other');
  if (url === undefined && file === undefined) problems.error(reader.map, 'a webhook has neither url nor url_file');
  if (file !== undefined) return { file };
  if (url === undefined || url.includes('{{') || url === HIDDEN_ADDRESS) return undefined;
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) {
    return problems.error(reader.take('url') ?? reader.map, '`url` is not an http or https address');
  }
  return url;
}

/** What stands in the address goes first, in Alertmanager too. */
function hasUser(url: Piece): boolean {
  return typeof url === 'string' && URL.parse(url)?.username !== '';
}

/** Settings of TLS have no effect on it. */
function isPlain(url: Piece): boolean {
  return typeof url === 'string' && url.startsWith('http:');
}

function numberOf(reader: MapReader, key: string, problems: Problems): number | undefined {
  const text = reader.text(key);
  if (text === undefined || /^\d{1,9}$/.test(text)) return text === undefined ? undefined : Number(text);
  return problems.error(reader.take(key) ?? reader.map, 'a number is expected here');
}
