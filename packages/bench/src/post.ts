import { Agent, request } from 'node:http';
import { postedAlerts } from './alerts.ts';

/** Posts to one router, over connections that stay open. */
export interface Poster {
  /** @throws unless the answer is 2xx */
  post(body: string): Promise<void>;
  /** Posts the alerts of a range of numbers, a hundred a request; alerts a second. */
  fill(from: number, to: number): Promise<number>;
  close(): void;
}

const A_REQUEST = 100;

export function createPoster(url: string, connections = 8): Poster {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const post = (body: string) =>
    new Promise<void>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
        const { statusCode = 0 } = answer;
        answer.resume();
        answer.on('end', () => (statusCode < 300 ? resolve() : reject(new Error(`answered ${statusCode}`))));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  return {
    post,
    async fill(from, to) {
      let next = from;
      const began = performance.now();
      const lane = async () => {
        while (next < to) {
          const first = next;
          next += A_REQUEST;
          await post(postedAlerts(first, Math.min(A_REQUEST, to - first)));
        }
      };
      await Promise.all(Array.from({ length: connections }, lane));
      return (to - from) / ((performance.now() - began) / 1000);
    },
    close: () => agent.destroy(),
  };
}
