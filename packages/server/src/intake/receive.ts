import type { IncomingMessage } from 'node:http';
import type { AcceptedAlert, SourceConfig } from '@signalbox/core';
import type { SourceResult } from '@signalbox/sdk';
import { refuseForeignBrowser } from '../auth/browser-guard.ts';
import type { Serving } from '../serving.ts';
import { unfitContentType } from './content-type.ts';
import { MAX_KEYS_PER_MIB, parseJson } from './parse-json.ts';
import { withBody } from './read-body.ts';
import { type Read, refused } from './refusal.ts';
import { stopping, storeRefusal } from './store-refusal.ts';

/** What a request brought, once its alerts are on disk. */
export interface Received {
  readonly accepted: readonly AcceptedAlert[];
  /** What could not be read, a sentence each. */
  readonly problems: readonly string[];
}

/**
 * The way of a request from its bytes to the commit. The sender is known by now: source and credentials are checked.
 *
 * @param partly take what can be read although something cannot (as Alertmanager does), else all or nothing
 */
export async function receive(
  serving: Serving,
  request: IncomingMessage,
  source: SourceConfig,
  partly: boolean,
): Promise<Read<Received>> {
  if (serving.stopping()) return { ok: false, refusal: stopping };
  // Only for loopback is the name in `Host` of interest, and only for what changes the server: see routes/operations.ts.
  const foreign = refuseForeignBrowser(request.headers, false, []);
  if (foreign !== undefined) return { ok: false, refusal: foreign };
  const unfit = unfitContentType(request.headers['content-type']);
  if (unfit !== undefined) return { ok: false, refusal: unfit };
  const maxBytes = serving.engine.config.server.maxBodyBytes;
  return withBody(request, { maxBytes, budget: serving.budget }, async (body) => {
    if (!body.ok) return body;
    const json = parseJson(body.value, Math.ceil(maxBytes / 1_048_576) * MAX_KEYS_PER_MIB);
    if (!json.ok) return json;
    const receivedAt = serving.now();
    const read = readAlerts(serving, source, json.value, receivedAt);
    if (!read.ok) return read;
    const { alerts, problems } = read.value;
    if (problems.length > 0 && !(partly && alerts.length > 0))
      return refused(400, 'bad-payload', problems.join('; '), { problems });
    if (alerts.length === 0) return { ok: true, value: { accepted: [], problems } };
    try {
      return {
        ok: true,
        value: { accepted: await serving.engine.accept({ source: source.name, alerts, receivedAt }), problems },
      };
    } catch (error) {
      return { ok: false, refusal: storeRefusal(error) };
    }
  });
}

function readAlerts(serving: Serving, source: SourceConfig, body: unknown, receivedAt: number): Read<SourceResult> {
  try {
    return { ok: true, value: source.source.read({ body, receivedAt }, source.options) };
  } catch (err) {
    serving.metrics.failures.inc();
    serving.log.error({ err, source: source.name, type: source.source.name }, 'a source threw an exception');
    return refused(500, 'source-failed', `the source type ${source.source.name} failed on this payload`);
  }
}
