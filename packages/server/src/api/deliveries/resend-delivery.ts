import type { ResendRefusal } from '@signalbox/core';
import { isJsonObject, Type } from '@signalbox/sdk';
import { component, exactly } from '../../http/component.ts';
import { type Result, refused } from '../../http/http-problem.ts';
import { storeProblem } from '../../http/store-problem.ts';
import { answered, apiEndpoint } from '../api-endpoint.ts';

const STATUSES: Readonly<Record<ResendRefusal, number>> = {
  'unknown-delivery': 404,
  'unknown-channel': 409,
  'not-dead': 409,
};

export const resendDelivery = apiEndpoint({
  method: 'POST',
  path: '/api/v1/deliveries/{id}/resend',
  id: 'resendDelivery',
  summary:
    'Sends a dead letter again, as it was, with a note of its time. Asked again, it gives the one that waits or has arrived.',
  body: component(
    'Resend',
    Type.Object(
      { channel: Type.Optional(Type.String({ description: 'Another channel. Default: its own.' })) },
      { additionalProperties: false },
    ),
  ),
  bodyIsOptional: true,
  begins: true,
  answer: component(
    'Resent',
    exactly({
      id: Type.String({ description: 'The delivery that is sent.' }),
      resendOf: Type.String({ description: 'The dead letter, or the first one where that was sent again itself.' }),
      channel: Type.String(),
    }),
  ),
  problems: [404, 409],
  async handle({ engine }, { params, body }) {
    const channel = readChannel(body);
    if (!channel.ok) return channel;
    try {
      const resent = await engine.resend(params.id, channel.value);
      if (resent.type === 'refused') return refused(STATUSES[resent.why], resent.why, resent.detail);
      return answered({ id: resent.name, resendOf: resent.resendOf, channel: resent.channel });
    } catch (error) {
      return { ok: false, problem: storeProblem(error) };
    }
  },
});

function readChannel(body: unknown): Result<string | undefined> {
  if (body === undefined) return { ok: true, value: undefined };
  const wrong = (detail: string) => refused(400, 'bad-payload', detail);
  if (!isJsonObject(body)) return wrong('the body is `{"channel": "..."}`, or left out');
  const unknown = Object.keys(body).find((key) => key !== 'channel');
  if (unknown !== undefined) return wrong(`unknown key ${JSON.stringify(unknown.slice(0, 60))}: there is \`channel\``);
  const { channel } = body;
  if (channel !== undefined && (typeof channel !== 'string' || channel === ''))
    return wrong('`channel` is the name of a channel');
  return { ok: true, value: channel };
}
