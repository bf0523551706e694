import type { SourceConfig } from '@signalbox/core';
import { Type } from '@signalbox/sdk';
import { authenticateSender } from '../auth/authenticate-sender.ts';
import { type Answer, plainErrorAnswer } from '../http/answer.ts';
import { json } from '../http/endpoint.ts';
import { type HttpProblem, httpProblem } from '../http/http-problem.ts';
import { receive } from '../intake/receive.ts';
import type { AlertmanagerAddress } from '../intake/sender-address.ts';
import { PROBLEMS_OF_SENDERS, type SenderEndpoint } from '../intake/sender-endpoint.ts';

/**
 * `POST /api/v2/alerts`: what Prometheus sends to its Alertmanagers. 200 without a body; valid alerts are accepted
 * although others are not, which the 400 then tells.
 * @see https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml
 */
export const postAlerts: SenderEndpoint<AlertmanagerAddress> = {
  method: 'POST',
  path: '/api/v2/alerts',
  id: 'postAlerts',
  summary: 'Accepts alerts as Alertmanager does, through the first source of the type `alertmanager`.',
  access: 'senders',
  body: json({ description: 'In the format of the source.' }),
  answers: { 200: { description: 'All alerts are accepted.' } },
  problems: PROBLEMS_OF_SENDERS,
  problemBody: json(Type.String({ description: 'What is wrong. Alerts that could be read are accepted.' })),
  answerProblem: plainErrorAnswer,
  async accept(serving, request, { secret }) {
    const { config } = serving.engine;
    const source = alertmanagerSource(config.sources.values());
    const refuse = (problem: HttpProblem): Answer => {
      serving.refusedRequests.record(source?.name ?? { address: '/api/v2/alerts' }, problem);
      return plainErrorAnswer(problem);
    };
    if (source === undefined) return refuse(noSource);
    const credentials = source.auth.length > 0 ? source.auth : config.server.auth;
    const unauthorized = authenticateSender(credentials, { authorization: request.headers.authorization, secret });
    if (unauthorized !== undefined) return refuse(unauthorized);
    const received = await receive(serving, request, source, true);
    if (!received.ok) return refuse(received.problem);
    const { problems } = received.value;
    if (problems.length === 0) return { status: 200, headers: {}, body: '' };
    return refuse(httpProblem(400, 'bad-payload', problems.join('; '), { problems }));
  },
};

function alertmanagerSource(sources: Iterable<SourceConfig>): SourceConfig | undefined {
  for (const source of sources) if (source.source.servesAlertmanagerApi) return source;
  return undefined;
}

const noSource = httpProblem(
  404,
  'unknown-source',
  'no source accepts these alerts: add `sources: { prometheus: { type: alertmanager } }` to the configuration',
);
