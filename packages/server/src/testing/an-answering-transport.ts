import { defineTransport, type Outcome, type Transport, Type } from '@signalbox/sdk';
import { listSource } from './list-source.ts';

/** A server's plugins with a transport `wire`, which answers for each channel what a test has set. */
export function answeringPlugins(outcomes: Map<string, Outcome>) {
  const wire: Transport = defineTransport({
    name: 'wire',
    options: Type.Object({}, { additionalProperties: false }),
    parts: () => ({ message: { format: 'text', default: '{{status}} {{labels.alertname}}' } }),
    async send({ channel }) {
      return outcomes.get(channel) ?? { type: 'ok' };
    },
    preview: (message) => message.parts,
  });
  return {
    transports: new Map([[wire.name, wire]]),
    sources: new Map([[listSource.name, listSource]]),
  };
}
