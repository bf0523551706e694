import { didYouMean, type SourceConfig } from '@signalbox/core';
import { Type } from '@signalbox/sdk';
import { authenticateSender } from '../auth/authenticate-sender.ts';
import { type Answer, jsonAnswer, problemAnswer } from '../http/answer.ts';
import { component, exactly, fingerprintSchema } from '../http/component.ts';
import { json } from '../http/endpoint.ts';
import { type HttpProblem, httpProblem } from '../http/http-problem.ts';
import { receive } from './receive.ts';
import type { SourceAddress } from './sender-address.ts';
import { PROBLEMS_OF_SENDERS, type SenderEndpoint } from './sender-endpoint.ts';

/** `POST /in/{source}`: alerts in the source's own format. 202 once they are on disk. */
export const postSourceAlerts: SenderEndpoint<SourceAddress> = {
  method: 'POST',
  path: '/in/{source}',
  id: 'postSourceAlerts',
  summary: 'Accepts alerts in the format of a source. They are on disk when the answer comes.',
  access: 'senders',
  body: json({ description: 'In the format of the source.' }),
  answers: {
    202: {
      description: 'Accepted; 0 alerts if the payload carries none.',
      body: json(
        component(
          'AcceptedAlerts',
          exactly({
            accepted: Type.Integer({ minimum: 0 }),
            alerts: Type.Array(exactly({ fingerprint: fingerprintSchema })),
          }),
        ),
      ),
    },
  },
  problems: PROBLEMS_OF_SENDERS,
  answerProblem: (problem) => problemAnswer(problem),
  async accept(serving, request, { name, secret }) {
    const { sources } = serving.engine.config;
    const source = sources.get(name) ?? sourceLike(sources, name);
    const refuse = (problem: HttpProblem): Answer => {
      const nowhere = { address: `/in/${name.slice(0, MAX_SHOWN_CHARS)}`, hint: didYouMean(name, sources.keys()) };
      serving.refusedRequests.record(source?.name ?? nowhere, problem);
      return problemAnswer(problem);
    };
    if (source === undefined) return refuse(unknownSource);
    const unauthorized = authenticateSender(source.auth, { authorization: request.headers.authorization, secret });
    if (unauthorized !== undefined) return refuse(unauthorized);
    const received = await receive(serving, request, source, false);
    if (!received.ok) return refuse(received.problem);
    const { accepted } = received.value;
    return jsonAnswer(202, { accepted: accepted.length, alerts: accepted.map(({ fingerprint }) => ({ fingerprint })) });
  },
};

/** The same endpoint for senders that can be given an address and nothing else. */
export const postSourceAlertsWithSecret: SenderEndpoint<SourceAddress> = {
  ...postSourceAlerts,
  path: '/in/{source}/{secret}',
  id: 'postSourceAlertsWithSecret',
  summary: 'The same, with the secret in the path.',
};

/** Longest part of an unknown name that the log shows. */
const MAX_SHOWN_CHARS = 64;

/** The one source whose name differs in letter case and white space alone: names of senders are typed by people. */
function sourceLike(sources: ReadonlyMap<string, SourceConfig>, name: string): SourceConfig | undefined {
  const meant = name.trim().toLowerCase();
  const alike = [...sources.values()].filter((source) => source.name.toLowerCase() === meant);
  return alike.length === 1 ? alike[0] : undefined;
}

/** Who does not know the name of a source is not told any. */
const unknownSource = httpProblem(404, 'unknown-source', 'no source has this name: see `sources` in the configuration');
