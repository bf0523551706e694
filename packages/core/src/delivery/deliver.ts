import type { HttpClient, Message, Notification, Outcome, SendTransport } from '@signalbox/sdk';
import type { SentRequest } from '../store/index.ts';
import { renderParts } from '../templates/render-parts.ts';
import type { ChannelConfig } from './channel-config.ts';
import type { AttemptEnd } from './next-attempt.ts';
import { sentPreview, sentRequest } from './sent-request.ts';

export interface DeliverContext {
  readonly http: Pick<HttpClient, 'send'>;
  readonly now: () => number;
  /** Calls `run` after that many milliseconds. */
  readonly after: (delayMs: number, run: () => void) => { cancel(): void };
  readonly signal: AbortSignal;
  renderFailed(part: string, error: string): void;
  log(fields: Readonly<Record<string, unknown>>, text: string): void;
}

/** One attempt: how it ended, and as much of it as came to pass. */
export interface Attempt {
  readonly end: AttemptEnd;
  /** There are secrets in it. */
  readonly request?: SentRequest;
  /** The status of the answer. */
  readonly status?: number;
}

/** One attempt to tell a channel. Never throws: an exception in a plugin is a `reject` with its name. */
export async function deliver(
  notification: Notification,
  channel: ChannelConfig,
  context: DeliverContext,
): Promise<Attempt> {
  let seen: Omit<Attempt, 'end'> = {};
  const note: Note = (more) => {
    seen = { ...seen, ...more };
  };
  try {
    const message = renderMessage(notification, channel, context.renderFailed);
    const end = await send(message, channel, context, note);
    return { ...seen, end };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { ...seen, end: { type: 'reject', reason: `the transport ${channel.transport.name} failed: ${text}` } };
  }
}

type Note = (more: Omit<Attempt, 'end'>) => void;

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

async function send(
  message: Message,
  channel: ChannelConfig,
  context: DeliverContext,
  note: Note,
): Promise<AttemptEnd> {
  const { transport, options, timeoutMs, allowPrivate } = channel;
  const { signal } = context;
  if ('send' in transport) {
    note(previewed(transport, message, options));
    return await sendItself(transport, message, channel, context);
  }
  const request = transport.request(message, options);
  note({ request: sentRequest(request) });
  const result = await context.http.send(request, { timeoutMs, signal, allowPrivate });
  switch (result.type) {
    case 'answer':
      note({ status: result.answer.status });
      return withRemark(transport.classify(result.answer, context.now()), result.remark, message, context);
    case 'no-answer':
      // The same request would fail the same way: its address is refused, or it is malformed.
      if (result.final) return { type: 'reject', reason: result.reason };
      return { type: 'no-answer', reason: result.reason, maybeArrived: result.sent };
  }
}

/** A transport that cannot show what it sends may be able to send it. */
function previewed(transport: SendTransport, message: Message, options: unknown): Pick<Attempt, 'request'> {
  try {
    return { request: sentPreview(transport.preview(message, options)) };
  } catch {
    return {};
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
  transport: SendTransport,
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
