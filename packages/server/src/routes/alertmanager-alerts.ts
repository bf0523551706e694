import type { SourceConfig } from '@signalbox/core';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { answerPlainError } from '../answer.ts';
import { refuseStranger } from '../auth/refuse-stranger.ts';
import { receive } from '../intake/receive.ts';
import { type Refusal, refuse } from '../intake/refusal.ts';
import type { Serving } from '../serving.ts';
import { secretOfQuery } from './intake.ts';

interface AlertsRoute {
  Querystring: Readonly<Record<string, unknown>>;
}

/**
 * `POST /api/v2/alerts`: what Prometheus sends to its Alertmanagers. 200 without a body; valid alerts are taken
 * although others are not, which the 400 then tells.
 *
 * @see https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml
 */
export function addAlertmanagerAlerts(app: FastifyInstance, serving: Serving): void {
  app.post<AlertsRoute>('/api/v2/alerts', async (request, reply) => {
    const { config } = serving.engine;
    const source = alertmanagerSource(config.sources.values());
    const no = (refusal: Refusal): FastifyReply => {
      serving.refusals.refused(source?.name ?? '', refusal);
      return answerPlainError(reply, refusal);
    };
    if (source === undefined) return no(noSource);
    const stranger = refuseStranger(source.auth.length > 0 ? source.auth : config.server.auth, {
      authorization: request.headers.authorization,
      secret: secretOfQuery(request.query),
    });
    if (stranger !== undefined) return no(stranger);
    const received = await receive(serving, request.raw, source, true);
    if (!received.ok) return no(received.refusal);
    const { problems } = received.value;
    return problems.length === 0
      ? reply.code(200).send()
      : no(refuse(400, 'bad-payload', problems.join('; '), { problems }));
  });
}

function alertmanagerSource(sources: Iterable<SourceConfig>): SourceConfig | undefined {
  for (const source of sources) if (source.source.servesAlertmanagerApi) return source;
  return undefined;
}

const noSource = refuse(
  404,
  'unknown-source',
  'no source takes these alerts: add `sources: { prometheus: { type: alertmanager } }` to the configuration',
);
