import type { IncomingMessage } from 'node:http';
import { refuseStranger } from '../auth/refuse-stranger.ts';
import { receive } from '../intake/receive.ts';
import { type Refusal, refuse } from '../intake/refusal.ts';
import { jsonAnswer, problemAnswer, type SenderAnswer } from '../intake/sender-answer.ts';
import type { Serving } from '../serving.ts';

/**
 * `POST /in/{source}`: alerts in the source's own format. 202 once they are on disk.
 *
 * @param secret from the path or the query
 */
export async function takeSourceAlerts(
  serving: Serving,
  request: IncomingMessage,
  name: string,
  secret: string | undefined,
): Promise<SenderAnswer> {
  const source = serving.engine.config.sources.get(name);
  const no = (refusal: Refusal): SenderAnswer => {
    serving.refusals.refused(source?.name ?? '', refusal);
    return problemAnswer(refusal);
  };
  if (source === undefined) return no(unknownSource);
  const stranger = refuseStranger(source.auth, { authorization: request.headers.authorization, secret });
  if (stranger !== undefined) return no(stranger);
  const received = await receive(serving, request, source, false);
  if (!received.ok) return no(received.refusal);
  const { accepted } = received.value;
  return jsonAnswer(202, { accepted: accepted.length, alerts: accepted.map(({ fingerprint }) => ({ fingerprint })) });
}

/** Which names there are is nobody's business who does not know one. */
const unknownSource = refuse(404, 'unknown-source', 'no source has this name: see `sources` in the configuration');
