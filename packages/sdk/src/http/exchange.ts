import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { failureReason } from './failure-reason.ts';
import type { HttpAnswer } from './http-message.ts';
import type { PreparedRequest } from './prepare-request.ts';

/** How a request ended. */
export type HttpResult =
  /** The target answered: the final status decides. `remark`: why not all of the body was read, which changes nothing. */
  | { readonly type: 'answer'; readonly answer: HttpAnswer; readonly remark?: string }
  /**
   * No status in time. `sent`: at least part of the request may have reached the target, so that it may have
   * arrived. `final`: a repeat would end alike (the address is refused, or the request is malformed).
   */
  | { readonly type: 'no-answer'; readonly reason: string; readonly sent: boolean; readonly final?: true };

interface ExchangeLimits {
  /** For everything from the connection to the end of the answer's head, ms. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Of the body of an answer, which is read for the reason only; the rest is not read. */
const MAX_BODY_BYTES = 64 * 1024;
const MAX_BODY_MS = 2_000;

/** Sends one request and reads its answer. Never rejects. */
export function exchange(
  dispatcher: Dispatcher,
  request: PreparedRequest,
  { timeoutMs, signal }: ExchangeLimits,
): Promise<HttpResult> {
  return new Promise((resolve) => {
    let controller: Dispatcher.DispatchController | undefined;
    let isOver = false;
    let head: AnswerHead | undefined;
    const chunks: Buffer[] = [];
    let size = 0;

    function end(result: HttpResult): void {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      resolve(result);
    }
    /** An answer whose head is here is an answer, whatever became of its body. */
    function endWithout(reason: string, final?: true): void {
      const noAnswer = { type: 'no-answer', reason, sent: controller !== undefined } as const;
      if (head !== undefined) end({ type: 'answer', answer: toAnswer(head, chunks), remark: reason });
      else end(final ? { ...noAnswer, final } : noAnswer);
    }
    function giveUp(reason: string): void {
      endWithout(reason);
      controller?.abort(new Error(reason));
    }
    const stop = (): void => giveUp('stopped');
    let timer = setTimeout(() => giveUp(`no answer within ${timeoutMs / 1000} s`), timeoutMs);
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
          if (status < 200 || isOver) return;
          head = { status, headers };
          clearTimeout(timer);
          timer = setTimeout(
            () => giveUp(`the body of the answer did not end within ${MAX_BODY_MS / 1000} s`),
            MAX_BODY_MS,
          );
        },
        onResponseData(_, chunk) {
          chunks.push(chunk);
          size += chunk.length;
          if (size > MAX_BODY_BYTES) giveUp('the body of the answer is longer than 64 KiB');
        },
        onResponseEnd() {
          if (head !== undefined) end({ type: 'answer', answer: toAnswer(head, chunks) });
        },
        onResponseError(_, error) {
          const { reason, final } = failureReason(error);
          endWithout(reason, final || undefined);
        },
      },
    );
  });
}

interface AnswerHead {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

function toAnswer(head: AnswerHead, chunks: readonly Buffer[]): HttpAnswer {
  const headers = new Map(Object.entries(head.headers));
  const bytes = Buffer.concat(chunks).subarray(0, MAX_BODY_BYTES);
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
