import { defineTransport, type Notification, ok, Type } from '@signalbox/sdk';

/** Writes each notification to the log of the server: for a first try, and for what reads logs. */
export const log = defineTransport({
  name: 'log',
  options: Type.Object({}, { additionalProperties: false }),
  parts: () => ({
    message: {
      format: 'text',
      default:
        '{{upper status}} {{severity}}: {{default labels.alertname "alerts"}}' +
        '{{#if labels.host}} on {{labels.host}}{{/if}}{{#if annotations.summary}}: {{annotations.summary}}{{/if}}' +
        '{{#each fallbackFor}} (in the place of {{channel}}, which failed: {{why}}){{/each}}' +
        '{{#if resendFrom}} (sent again: it is of {{formatTime resendFrom}}){{/if}}',
    },
  }),
  async send(message, _options, { log: write }) {
    write(fieldsOf(message), message.parts['message'] ?? '');
    return ok;
  },
  preview: (message) => ({ log: { ...fieldsOf(message), msg: message.parts['message'] ?? '' } }),
});

function fieldsOf({
  id,
  channel,
  route,
  status,
  severity,
  reason,
  firing,
  resolved,
}: Notification): Record<string, unknown> {
  return { delivery: id, channel, route, status, severity, reason, firing: firing.length, resolved: resolved.length };
}
