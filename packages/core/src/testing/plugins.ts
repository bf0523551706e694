import {
  defineSource,
  defineTransport,
  FilePath,
  ok,
  Secret,
  Severity,
  type Source,
  type Transport,
  Type,
} from '@signalbox/sdk';
import type { LoadOptions } from '../config/load-config.ts';

/** A transport with one option of each kind that matters here. */
export const room: Transport = defineTransport({
  name: 'room',
  options: Type.Object(
    {
      room: Type.String({ minLength: 1, description: 'Which room.' }),
      token: Secret({ description: 'Of the room.' }),
      notify: Type.Array(Type.Enum(['critical', 'warning', 'resolved']), { default: ['critical'] }),
      ring: Type.Optional(Type.Union([Type.Boolean(), Type.Array(Type.String())])),
      headers: Type.Optional(Type.Record(Type.String(), Secret())),
      mentions: Type.Optional(Type.Record(Severity({ examples: ['resolved'] }), Type.Array(Type.String()))),
      size: Type.Optional(Type.Integer({ minimum: 1 })),
      url: Type.Optional(Type.String({ format: 'uri' })),
      caFile: Type.Optional(FilePath()),
    },
    { additionalProperties: false },
  ),
  parts: () => ({ message: { format: 'html', default: 'default: {{severity}}' }, title: { format: 'text' } }),
  limits: { rate: '30/1m', concurrency: 2 },
  check: ({ room: name }) => checkRoom(name),
  request: () => ({ method: 'POST', url: 'http://127.0.0.1/' }),
  classify: () => ok,
});

function checkRoom(name: string): readonly string[] {
  if (name === 'nowhere') return ['there is no such room'];
  return name.includes('`') ? ['`room` has a backtick'] : [];
}

/** A transport without options. */
export const log: Transport = defineTransport({
  name: 'log',
  options: Type.Object({}, { additionalProperties: false }),
  parts: () => ({ text: { format: 'text', default: '{{severity}}' } }),
  send: async () => ok,
  preview: () => undefined,
});

export const sender: Source = defineSource({
  name: 'sender',
  options: Type.Object(
    { resolveTimeout: Type.String({ default: '5m', pattern: '^\\d+m$' }) },
    { additionalProperties: false },
  ),
  read: () => ({ alerts: [], problems: [] }),
});

/** Broken in every way that a plugin can be. */
export const broken: Transport = {
  contract: 1,
  name: 'broken',
  options: {},
  parts: () => {
    throw new Error('no parts today');
  },
  request: () => ({ method: 'POST', url: 'http://127.0.0.1/' }),
  classify: () => ok,
};

export function loadOptions(more: Partial<LoadOptions> = {}): LoadOptions {
  const transports = new Map([room, log, broken].map((transport) => [transport.name, transport]));
  return { env: {}, builtin: { transports, sources: new Map([['sender', sender]]) }, ...more };
}
