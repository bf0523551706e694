import type { IncomingMessage } from 'node:http';
import type { AcceptedAlert, SourceConfig } from '@signalbox/core';
import type { SourceRemark, SourceResult } from '@signalbox/sdk';
import { checkOrigin } from '../auth/browser-guard.ts';
import { checkContentType } from '../http/content-type.ts';
import { type Result, refused, stoppingProblem } from '../http/http-problem.ts';
import { maxKeysIn, parseJson } from '../http/parse-json.ts';
import { withBody } from '../http/read-body.ts';
import type { Serving } from '../http/serving.ts';
import { storeProblem } from '../http/store-problem.ts';

/** What a request brought, once its alerts are on disk. */
export interface Received {
  readonly accepted: readonly AcceptedAlert[];
  /** Why parts of the payload could not be read, a sentence each. */
  readonly problems: readonly string[];
}

/**
 * The way of a request from its bytes to the commit. The source is known and the sender is authenticated by now.
 *
 * @param partly accept what can be read although something cannot (as Alertmanager does), else all or nothing
 */
export async function receive(
  serving: Serving,
  request: IncomingMessage,
  source: SourceConfig,
  partly: boolean,
): Promise<Result<Received>> {
  if (serving.stopping()) return { ok: false, problem: stoppingProblem };
  // The name in `Host` matters on loopback alone, and only for what changes the server: see operations/reload.ts.
  const problem = checkOrigin(request.headers, false, []) ?? checkContentType(request.headers['content-type']);
  if (problem !== undefined) return { ok: false, problem };
  const maxBytes = serving.engine.config.server.maxBodyBytes;
  return withBody(request, { maxBytes, budget: serving.budget }, async (body) => {
    if (!body.ok) return body;
    const strange: SourceRemark[] = [];
    const json = parseJson(body.value, maxKeysIn(maxBytes), (text) => strange.push({ reason: 'strange-member', text }));
    if (!json.ok) return json;
    const receivedAt = serving.now();
    const read = readAlerts(serving, source, json.value, receivedAt);
    if (!read.ok) return read;
    const { alerts, problems, remarks = [] } = read.value;
    if (problems.length > 0 && !(partly && alerts.length > 0))
      return refused(400, 'bad-payload', problems.join('; '), { problems });
    serving.payloadRemarks.record(source.name, [...strange, ...remarks]);
    if (alerts.length === 0) return { ok: true, value: { accepted: [], problems } };
    try {
      return {
        ok: true,
        value: { accepted: await serving.engine.accept({ source: source.name, alerts, receivedAt }), problems },
      };
    } catch (error) {
      return { ok: false, problem: storeProblem(error) };
    }
  });
}

function readAlerts(serving: Serving, source: SourceConfig, body: unknown, receivedAt: number): Result<SourceResult> {
  try {
    return { ok: true, value: source.source.read({ body, receivedAt }, source.options) };
  } catch (err) {
    serving.metrics.failures.inc();
    serving.log.error({ err, source: source.name, type: source.source.name }, 'a source threw an exception');
    return refused(500, 'source-failed', `the source type ${source.source.name} failed on this payload`);
  }
}
