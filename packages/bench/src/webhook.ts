import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook that notes when it was first told of each alert, by the label `instance`. */
export interface Webhook {
  readonly port: number;
  /** By the label `instance`, as `performance.now()`. */
  readonly arrivals: ReadonlyMap<string, number>;
  /** Fulfilled when so many alerts have arrived. @throws if they have not within a minute */
  arrived(count: number): Promise<void>;
}

/** Opens a webhook for as long as the work takes. */
export async function withWebhook<Result>(work: (webhook: Webhook) => Promise<Result>): Promise<Result> {
  const arrivals = new Map<string, number>();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const now = performance.now();
      for (const instance of instancesIn(Buffer.concat(parts).toString())) {
        if (!arrivals.has(instance)) arrivals.set(instance, now);
      }
      response.writeHead(200, { 'content-length': 0 }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const arrived = async (count: number) => {
    const until = performance.now() + 60_000;
    while (arrivals.size < count) {
      if (performance.now() > until) throw new Error(`${arrivals.size} of ${count} alerts arrived`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  try {
    return await work({ port, arrivals, arrived });
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** Both routers post Alertmanager's format, of which this label is enough. */
function instancesIn(body: string): readonly string[] {
  return [...body.matchAll(/"instance":\s*"([^"]+)"/g)].flatMap(([, instance]) => instance ?? []);
}
