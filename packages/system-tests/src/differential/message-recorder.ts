import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Labels = Readonly<Record<string, string>>;

/** The part of a webhook's body, version 4, that is compared. */
export interface GroupMessage {
  readonly status: string;
  readonly groupLabels: Labels;
  readonly alerts: readonly { readonly status: string; readonly labels: Labels }[];
  /** What is ours alone. */
  readonly signalbox?: { readonly suppressed: readonly { readonly labels: Labels }[] };
}

export interface RecordedMessage {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly body: GroupMessage;
}

/** A receiver of webhooks that keeps what was posted to each path, in order. */
export interface MessageRecorder {
  readonly url: string;
  postedTo(path: string): readonly RecordedMessage[];
  close(): Promise<void>;
}

export async function startRecorder(): Promise<MessageRecorder> {
  const recorded = new Map<string, RecordedMessage[]>();
  const server = createServer((request, response) => {
    const at = Date.now();
    void bodyOf(request).then((body) => {
      const path = request.url ?? '';
      const messages = recorded.get(path);
      if (messages === undefined) recorded.set(path, [{ at, body }]);
      else messages.push({ at, body });
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    postedTo: (path) => recorded.get(path) ?? [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<GroupMessage> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as GroupMessage;
}
