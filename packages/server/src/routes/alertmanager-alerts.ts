import type { IncomingMessage } from 'node:http';
import type { SourceConfig } from '@signalbox/core';
import { refuseStranger } from '../auth/refuse-stranger.ts';
import { receive } from '../intake/receive.ts';
import { type Refusal, refuse } from '../intake/refusal.ts';
import { plainErrorAnswer, type SenderAnswer } from '../intake/sender-answer.ts';
import type { Serving } from '../serving.ts';

/**
 * `POST /api/v2/alerts`: what Prometheus sends to its Alertmanagers. 200 without a body; valid alerts are taken
 * although others are not, which the 400 then tells.
 *
 * @param secret from the query
 * @see https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml
 */
export async function takeAlertmanagerAlerts(
  serving: Serving,
  request: IncomingMessage,
  secret: string | undefined,
): Promise<SenderAnswer> {
  const { config } = serving.engine;
  const source = alertmanagerSource(config.sources.values());
  const no = (refusal: Refusal): SenderAnswer => {
    serving.refusals.refused(source?.name ?? '', refusal);
    return plainErrorAnswer(refusal);
  };
  if (source === undefined) return no(noSource);
  const credentials = source.auth.length > 0 ? source.auth : config.server.auth;
  const stranger = refuseStranger(credentials, { authorization: request.headers.authorization, secret });
  if (stranger !== undefined) return no(stranger);
  const received = await receive(serving, request, source, true);
  if (!received.ok) return no(received.refusal);
  const { problems } = received.value;
  return problems.length === 0 ? taken : no(refuse(400, 'bad-payload', problems.join('; '), { problems }));
}

const taken: SenderAnswer = { status: 200, headers: {}, body: '' };

function alertmanagerSource(sources: Iterable<SourceConfig>): SourceConfig | undefined {
  for (const source of sources) if (source.source.servesAlertmanagerApi) return source;
  return undefined;
}

const noSource = refuse(
  404,
  'unknown-source',
  'no source takes these alerts: add `sources: { prometheus: { type: alertmanager } }` to the configuration',
);
