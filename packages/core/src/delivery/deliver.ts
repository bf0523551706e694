import type { HttpClient, Message, Notification, Outcome, Transport } from '@signalbox/sdk';
import { renderParts } from '../templates/render-parts.ts';
import type { ChannelConfig } from './channel-config.ts';
import type { AttemptEnd } from './next-attempt.ts';

export interface DeliverContext {
  readonly http: Pick<HttpClient, 'send'>;
  readonly now: () => number;
  /** Calls `run` after that many milliseconds. */
  readonly after: (delayMs: number, run: () => void) => { cancel(): void };
  readonly signal: AbortSignal;
  renderFailed(part: string, error: string): void;
  log(fields: Readonly<Record<string, unknown>>, text: string): void;
}

/** One attempt to tell a channel. Never throws: an exception in a plugin is a `reject` with its name. */
export async function deliver(
  notification: Notification,
  channel: ChannelConfig,
  context: DeliverContext,
): Promise<AttemptEnd> {
  try {
    const message = renderMessage(notification, channel, context.renderFailed);
    return await send(message, channel, context);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { type: 'reject', reason: `the transport ${channel.transport.name} failed: ${text}` };
  }
}

/** The message that a channel would send: production, `render` and `send` make it here. */
export function renderMessage(
  notification: Notification,
  channel: Pick<ChannelConfig, 'parts' | 'defaultParts'>,
  renderFailed: (part: string, error: string) => void,
): Message {
  const { failures, ...rendered } = renderParts(channel.parts, channel.defaultParts, notification);
  for (const { part, error } of failures) renderFailed(part, error);
  return { ...notification, ...rendered };
}

async function send(message: Message, channel: ChannelConfig, context: DeliverContext): Promise<AttemptEnd> {
  const { transport, options, timeoutMs, allowPrivate } = channel;
  const { signal } = context;
  if ('send' in transport) return await sendItself(transport, message, channel, context);
  const result = await context.http.send(transport.request(message, options), { timeoutMs, signal, allowPrivate });
  switch (result.type) {
    case 'answer':
      return withRemark(transport.classify(result.answer, context.now()), result.remark, message, context);
    case 'no-answer':
      // The same request would fail the same way: its address is refused, or it is malformed.
      if (result.final) return { type: 'reject', reason: result.reason };
      return { type: 'no-answer', reason: result.reason, maybeArrived: result.sent };
  }
}

/** What became of the answer's body is worth a word, and changes no outcome. */
function withRemark(outcome: Outcome, remark: string | undefined, { id }: Message, { log }: DeliverContext): Outcome {
  if (remark === undefined) return outcome;
  if (outcome.type !== 'ok') return { ...outcome, reason: `${outcome.reason}; ${remark}` };
  log({ delivery: id, remark }, 'the target took the message, and its answer did not end as it should');
  return outcome;
}

async function sendItself(
  transport: Extract<Transport, { send: unknown }>,
  message: Message,
  channel: ChannelConfig,
  context: DeliverContext,
): Promise<Outcome | AttemptEnd> {
  const abort = new AbortController();
  const signal = AbortSignal.any([context.signal, abort.signal]);
  const late = new Promise<AttemptEnd>((resolve) => {
    signal.addEventListener('abort', () =>
      resolve({ type: 'no-answer', reason: `no answer within ${channel.timeoutMs} ms`, maybeArrived: true }),
    );
  });
  const timer = context.after(channel.timeoutMs, () => abort.abort());
  try {
    return await Promise.race([late, transport.send(message, channel.options, { signal, log: context.log })]);
  } finally {
    timer.cancel();
  }
}
