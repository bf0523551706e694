import { Agent, request } from 'node:http';

/** An answer, or undefined if none came: then it is unknown whether the alerts were taken. */
export type PostAnswer = { readonly status: number; readonly body: string } | undefined;

/** Posts JSON over kept connections. */
export class Poster {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 16 });

  post(url: string, body: unknown): Promise<PostAnswer> {
    const text = JSON.stringify(body);
    return new Promise((resolve) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
      const sent = request(url, { method: 'POST', agent: this.#agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', () => resolve(undefined));
        response.on('close', () => {
          const whole = response.complete && response.statusCode !== undefined;
          resolve(
            whole ? { status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') } : undefined,
          );
        });
      });
      sent.on('error', () => resolve(undefined));
      sent.end(text);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** An open Mackerel alert of a host. */
export function mackerelAlert(id: string, about: { readonly host?: string; readonly isOpen?: boolean } = {}): object {
  const { host = `host-${id}`, isOpen = true } = about;
  const openedAt = 1_795_400_000;
  return {
    orgName: 'acme',
    event: 'alert',
    type: 'host',
    message: 'loadavg5 4.2 > 3',
    host: { id: `h${host}`, name: host, url: 'https://mackerel.io/orgs/acme/hosts/1', status: 'working', roles: [] },
    alert: {
      id,
      url: `https://mackerel.io/orgs/acme/alerts/${id}`,
      status: isOpen ? 'critical' : 'ok',
      isOpen,
      trigger: 'monitor',
      monitorName: 'loadavg5',
      openedAt,
      closedAt: isOpen ? null : openedAt + 60,
      metricValue: 4.2,
      criticalThreshold: 3,
    },
  };
}
