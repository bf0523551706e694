import type { Message, Outcome, SendTransport } from '@signalbox/sdk';
import type { Config } from '../config/config.ts';
import type { ChannelConfig } from '../delivery/channel-config.ts';
import { previewRequest } from '../delivery/preview-request.ts';

/** A message that a channel was sent. */
export interface RecordedMessage {
  readonly channel: string;
  /** With the rendered parts; `now` is when it was sent. */
  readonly message: Message;
  /** What the transport would have sent. There are secrets in it. */
  readonly request: unknown;
}

/** Who listens to channels that only record. */
export interface ChannelListener {
  record(messages: RecordedMessage): Outcome | Promise<Outcome>;
  /** A transport threw where it had to say its request. */
  failed(channel: string, error: unknown): void;
}

/** The same configuration with channels that send nothing. */
export function recordChannels(config: Config, listener: ChannelListener): Config {
  const channels = new Map<string, ChannelConfig>();
  for (const [name, channel] of config.channels) {
    channels.set(name, { ...channel, transport: recorderOf(channel, listener) });
  }
  return { ...config, channels };
}

function recorderOf(channel: ChannelConfig, { record, failed }: ChannelListener): SendTransport {
  const { name, options } = channel.transport;
  return {
    contract: 1,
    name,
    options,
    parts: () => ({}),
    preview: (message) => previewRequest(channel, message),
    async send(message) {
      try {
        return await record({ channel: channel.name, message, request: previewRequest(channel, message) });
      } catch (error) {
        failed(channel.name, error);
        throw error;
      }
    },
  };
}
