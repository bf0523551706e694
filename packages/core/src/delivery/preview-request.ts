import type { Message } from '@signalbox/sdk';
import type { ChannelConfig } from './channel-config.ts';

/** What would leave the house: the request, or what the transport shows in place of one. There are secrets in it. */
export function previewRequest(
  { transport, options }: Pick<ChannelConfig, 'transport' | 'options'>,
  message: Message,
): unknown {
  return 'send' in transport ? transport.preview(message, options) : transport.request(message, options);
}
