import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { failureReason } from './failure-reason.ts';
import type { HttpAnswer } from './http-message.ts';
import type { PreparedRequest } from './prepare-request.ts';

/** How a request ended. */
export type HttpResult =
  | { readonly type: 'answer'; readonly answer: HttpAnswer }
  /**
   * No complete answer in time. `sent`: at least part of the request may have reached the target, so that it may have
   * arrived. `final`: a repeat would end alike (the address is refused, or the request is malformed).
   */
  | { readonly type: 'no-answer'; readonly reason: string; readonly sent: boolean; readonly final?: true };

interface ExchangeLimits {
  /** For everything from the connection to the end of the answer's body, ms. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Of the body of an answer; the rest is not read. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** Sends one request and reads its answer. Never rejects. */
export function exchange(
  dispatcher: Dispatcher,
  request: PreparedRequest,
  { timeoutMs, signal }: ExchangeLimits,
): Promise<HttpResult> {
  return new Promise((resolve) => {
    let controller: Dispatcher.DispatchController | undefined;
    let isOver = false;
    let head: { status: number; headers: IncomingHttpHeaders } | undefined;
    const chunks: Buffer[] = [];
    let size = 0;

    function end(result: HttpResult): void {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      resolve(result);
    }
    function giveUp(reason: string): void {
      end({ type: 'no-answer', reason, sent: controller !== undefined });
      controller?.abort(new Error(reason));
    }
    const stop = (): void => giveUp('stopped');
    const timer = setTimeout(() => giveUp(`no answer within ${timeoutMs / 1000} s`), timeoutMs);
    if (signal?.aborted) return stop();
    signal?.addEventListener('abort', stop, { once: true });

    dispatcher.dispatch(
      { ...request, origin: request.origin },
      {
        // Called when a connection stands and the first byte is about to leave.
        onRequestStart(started) {
          if (isOver) started.abort(new Error('given up'));
          else controller = started;
        },
        onResponseStart(_, status, headers) {
          if (status >= 200) head = { status, headers };
        },
        onResponseData(current, chunk) {
          chunks.push(chunk);
          size += chunk.length;
          if (size < MAX_ANSWER_BYTES || head === undefined) return;
          end({ type: 'answer', answer: toAnswer(head, chunks) });
          current.abort(new Error('enough of the body was read'));
        },
        onResponseEnd() {
          if (head !== undefined) end({ type: 'answer', answer: toAnswer(head, chunks) });
        },
        onResponseError(_, error) {
          const { reason, final } = failureReason(error);
          const result = { type: 'no-answer', reason, sent: controller !== undefined } as const;
          end(final ? { ...result, final } : result);
        },
      },
    );
  });
}

function toAnswer(head: { status: number; headers: IncomingHttpHeaders }, chunks: readonly Buffer[]): HttpAnswer {
  const headers = new Map(Object.entries(head.headers));
  const bytes = Buffer.concat(chunks).subarray(0, MAX_ANSWER_BYTES);
  return {
    status: head.status,
    headers: {
      get(name) {
        const value = headers.get(name.toLowerCase());
        return Array.isArray(value) ? value.join(', ') : value;
      },
    },
    // As a stream: a character that the limit cuts in two is left out.
    body: new TextDecoder().decode(bytes, { stream: true }),
  };
}
