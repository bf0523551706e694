import type { ServerResponse } from 'node:http';

/** Server-sent events to every open page. */
export interface EventStream {
  /** Opens a stream that begins with one event. */
  subscribe(response: ServerResponse, event: string, payload: unknown): void;
  /** Sends an event to all; the payload is made only when somebody listens. */
  publish(event: string, payload: () => unknown): void;
  close(): void;
}

// A page that reads slower than this is cut off; it reconnects and begins with a fresh snapshot.
const MAX_BUFFERED_BYTES = 8 * 1024 * 1024;
const KEEP_ALIVE_MS = 15_000;

export function createEventStream(): EventStream {
  const open = new Set<ServerResponse>();
  const write = (response: ServerResponse, text: string) => {
    if (response.writableLength > MAX_BUFFERED_BYTES) response.destroy();
    else response.write(text);
  };
  const keepAlive = setInterval(() => {
    for (const response of open) write(response, ': still here\n\n');
  }, KEEP_ALIVE_MS);
  keepAlive.unref();

  return {
    subscribe(response, event, payload) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.on('close', () => open.delete(response));
      open.add(response);
      write(response, `retry: 1000\n${format(event, payload)}`);
    },
    publish(event, payload) {
      if (open.size === 0) return;
      const text = format(event, payload());
      for (const response of open) write(response, text);
    },
    close() {
      clearInterval(keepAlive);
      for (const response of open) response.end();
    },
  };
}

function format(event: string, payload: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(payload)}\n\n`;
}
