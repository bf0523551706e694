import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as the webhook's receiver got it. */
export interface Received {
  /** The idempotency key. */
  readonly id: string;
  readonly body: WebhookBody;
}

/** The part of the webhook's body that the tests look at. */
export interface WebhookBody {
  readonly status: string;
  readonly receiver: string;
  readonly alerts: readonly { readonly status: string; readonly labels: Readonly<Record<string, string>> }[];
  readonly signalbox: {
    readonly reason: string;
    readonly fallbackFor?: readonly { readonly channel: string; readonly why: string }[];
  };
}

/** How the next requests are answered. */
export type SinkFault = 'none' | 'break-after-body' | 'cut-answer' | 'hold' | number;

/** A receiver of webhooks that remembers all that it was told, and can be told to misbehave. */
export interface WebhookSink {
  readonly url: string;
  readonly received: readonly Received[];
  fault: SinkFault;
  /** Fulfilled once something was received that satisfies the condition, also if it was before. */
  until(condition: (received: readonly Received[]) => boolean): Promise<void>;
  close(): Promise<void>;
}

export async function startWebhookSink(): Promise<WebhookSink> {
  const received: Received[] = [];
  const waiters = new Set<() => void>();
  const server = createServer((request, response) => {
    void take(request, response);
  });
  const sink = {
    url: '',
    received,
    fault: 'none' as SinkFault,
    until: (condition: (list: readonly Received[]) => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!condition(received)) return;
          waiters.delete(look);
          resolve();
        };
        waiters.add(look);
        look();
      }),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      return; // The sender was killed in the middle: it was not told.
    }
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as WebhookBody;
    if (typeof sink.fault === 'number') {
      response.writeHead(sink.fault).end();
      return;
    }
    received.push({ id: String(request.headers['webhook-id'] ?? ''), body });
    if (sink.fault === 'break-after-body') request.socket.destroy();
    else if (sink.fault === 'cut-answer') request.socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nok');
    else if (sink.fault !== 'hold') response.writeHead(200).end();
    for (const look of [...waiters]) look();
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  sink.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return sink;
}
