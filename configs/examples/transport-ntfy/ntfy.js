// @ts-check
import { classifyStatus, defineTransport, Secret, Type, truncate } from '@signalbox/sdk';

/** What people write in a channel. From this one declaration come the check, the editor's help and the masking of secrets. */
const options = Type.Object(
  {
    topic: Type.String({ pattern: '^[-_A-Za-z0-9]{1,64}$', description: 'The topic that is notified.' }),
    server: Type.String({ default: 'https://ntfy.sh', description: 'Address of the server.' }),
    token: Type.Optional(Secret({ description: 'Access token, if the topic asks for one.' })),
  },
  { additionalProperties: false },
);

/**
 * A message may have 4,096 bytes; a character takes at most three of them.
 * @see https://docs.ntfy.sh/publish/#limitations
 */
const MAX_CHARS = 1_300;
/** No limit is documented: a line is enough. */
const MAX_TITLE_CHARS = 200;

/** From 1 to 5; above 3 a phone rings. @see https://docs.ntfy.sh/publish/#message-priority */
const PRIORITIES = new Map([
  ['critical', 5],
  ['error', 4],
  ['info', 2],
]);

/** Publishes as JSON. @see https://docs.ntfy.sh/publish/#publish-as-json */
export const transport = defineTransport({
  name: 'ntfy',
  options,

  parts: () => ({
    title: {
      format: 'text',
      default: '{{#if (eq status "resolved")}}Over: {{/if}}{{default labels.alertname "several alerts"}}',
    },
    message: {
      format: 'text',
      default: '{{#each alerts}}{{labels.host}} {{annotations.summary}}{{#unless @last}}\n{{/unless}}{{/each}}',
    },
  }),

  request({ status, severity, parts, alerts }, { topic, server, token }) {
    const { title = '', message = '' } = parts;
    const [first] = alerts;
    return {
      method: 'POST',
      url: `${server.replace(/\/+$/, '')}/`,
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      json: {
        topic,
        title: truncate(title, MAX_TITLE_CHARS),
        message: truncate(message, MAX_CHARS),
        priority: status === 'resolved' ? 2 : (PRIORITIES.get(severity) ?? 3),
        ...(first?.link === undefined ? {} : { click: first.link }),
      },
    };
  },

  /** Proves the token and tells nobody. @see https://docs.ntfy.sh/publish/#authentication */
  authRequest: ({ server, token }) => ({
    method: 'GET',
    url: `${server.replace(/\/+$/, '')}/v1/account`,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  }),

  // 2xx is taken; 408, 425, 429 and 5xx are tried again; everything else will never be taken.
  classify: classifyStatus,
});
