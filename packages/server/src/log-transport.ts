import { defineTransport, ok, Type } from '@signalbox/sdk';

/** `transport: log`: writes each notification to the server's log. For a first try, and for targets without a transport. */
export const logTransport = defineTransport({
  name: 'log',
  options: Type.Object({}, { additionalProperties: false }),
  parts: () => ({
    message: {
      format: 'text',
      default:
        '{{upper status}} {{severity}}: {{default labels.alertname "alerts"}}' +
        '{{#if labels.host}} on {{labels.host}}{{/if}}{{#if annotations.summary}}: {{annotations.summary}}{{/if}}',
    },
  }),
  async send(message, _options, { log }) {
    log(fieldsOf(message), message.parts['message'] ?? '');
    return ok;
  },
  preview: (message) => ({ log: { ...fieldsOf(message), msg: message.parts['message'] ?? '' } }),
});

interface Told {
  readonly id: string;
  readonly channel: string;
  readonly route: string;
  readonly status: string;
  readonly severity: string;
  readonly reason: string;
  readonly firing: readonly unknown[];
  readonly resolved: readonly unknown[];
}

function fieldsOf({ id, channel, route, status, severity, reason, firing, resolved }: Told): Record<string, unknown> {
  return { delivery: id, channel, route, status, severity, reason, firing: firing.length, resolved: resolved.length };
}
