import type { Message, Outcome, SendTransport } from '@signalbox/sdk';
import type { ChannelConfig, Config } from '../config/config.ts';
import { previewRequest } from '../delivery/preview-request.ts';

/** What a channel was told. */
export interface ToldMessage {
  readonly channel: string;
  /** With the rendered parts; `now` is when it was told. */
  readonly message: Message;
  /** What the transport would have sent. There are secrets in it. */
  readonly request: unknown;
}

/** The same configuration with channels that send nothing: all that they are told is given to `tell`. */
export function recordChannels(config: Config, tell: (told: ToldMessage) => Outcome | Promise<Outcome>): Config {
  const channels = new Map<string, ChannelConfig>();
  for (const [name, channel] of config.channels) {
    channels.set(name, { ...channel, transport: recorderOf(channel, tell) });
  }
  return { ...config, channels };
}

function recorderOf(channel: ChannelConfig, tell: (told: ToldMessage) => Outcome | Promise<Outcome>): SendTransport {
  const { name, options } = channel.transport;
  return {
    contract: 1,
    name,
    options,
    parts: () => ({}),
    preview: (message) => previewRequest(channel, message),
    send: async (message) => tell({ channel: channel.name, message, request: previewRequest(channel, message) }),
  };
}
