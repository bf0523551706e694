import { classifyStatus, defineTransport, reject, retry, truncate } from '@signalbox/sdk';
import { appearanceOf } from './appearance.ts';
import { card } from './card.ts';
import { defaultMessage } from './default-message.ts';
import { messageText } from './message-text.ts';
import { checkOptions, type HipchatOptions, options } from './options.ts';
import { rateLimitReset } from './rate-limit-reset.ts';

/** Longest `from`. @see https://developer.atlassian.com/server/hipchat/messages */
const MAX_FROM_CHARS = 64;

/** What HipChat's refusals mean for whoever wrote the configuration. What HipChat says itself is left out: it may repeat the token. */
const REFUSALS: ReadonlyMap<number, string> = new Map([
  [400, 'HipChat does not take a message like this'],
  [401, 'HipChat does not know the token'],
  [403, 'the token lacks the scope send_notification, or is of another room'],
  [404, 'HipChat has no such room'],
]);

/** Transport for rooms of HipChat Server and Data Center, by the v2 room notification API. */
export const hipchat = defineTransport({
  name: 'hipchat',
  options,
  check: checkOptions,
  parts: ({ format }) => ({ message: { format, default: defaultMessage(format) } }),
  limits: { rate: '30/1m' }, // flood control of a room; the token's own limit (500 in 5 min) is wider

  request(message, channel) {
    return {
      method: 'POST',
      url: notificationUrl(channel),
      ...access(channel),
      json: {
        message: messageText(message, channel),
        message_format: channel.format,
        ...appearanceOf(message, channel),
        ...(channel.from === undefined ? {} : { from: truncate(channel.from.toWellFormed(), MAX_FROM_CHARS) }),
        ...(channel.card ? { card: card(message) } : {}),
      },
    };
  },

  classify(answer, now) {
    if (answer.status === 429) {
      const notBefore = rateLimitReset(answer.headers, now);
      return notBefore === undefined ? classifyStatus(answer, now) : retry('rate limited by HipChat', notBefore);
    }
    const refusal = REFUSALS.get(answer.status);
    return refusal === undefined ? classifyStatus(answer, now) : reject(`${answer.status}: ${refusal}`);
  },

  /** Has no body: a server that does not know `auth_test` refuses it, and nothing is sent to the room. */
  authRequest: (channel) => ({
    method: 'POST',
    url: `${notificationUrl(channel)}?auth_test=true`,
    ...access(channel),
  }),
});

function notificationUrl({ baseUrl, room }: HipchatOptions): string {
  const name = encodeURIComponent(String(room).toWellFormed());
  return `${baseUrl.replace(/\/+$/, '')}/v2/room/${name}/notification`;
}

function access({ token, caFile }: HipchatOptions) {
  return {
    headers: { authorization: `Bearer ${token}` },
    ...(caFile === undefined ? {} : { tls: { caFile } }),
  };
}
