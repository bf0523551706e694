import type { ServerOptions } from '../start-server.ts';
import { aServer, SMALL, type TestServer } from './a-server.ts';
import { checkAgainstOpenApi } from './check-against-openapi.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it, and it was checked against the document
  readonly body: any;
}

export interface TestApi extends TestServer {
  /** Asks `/api/v1`; fails unless the answer is as the OpenAPI document has it. */
  ask(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Posts one alert, and gives its fingerprint. */
  fire(labels: Readonly<Record<string, string>>): Promise<string>;
}

export async function anApi(config = SMALL, more: Partial<ServerOptions> = {}): Promise<TestApi> {
  const server = await aServer(config, more);
  return {
    ...server,
    async ask(method, path, body, headers = {}) {
      const url = `${server.url}/api/v1${path}`;
      const json = body === undefined ? {} : { 'content-type': 'application/json' };
      const answer = await fetch(url, {
        method,
        headers: { ...json, ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      await checkAgainstOpenApi(method, url, answer);
      return { status: answer.status, headers: answer.headers, body: await answer.json() };
    },
    async fire(labels) {
      const answer = await server.post('/in/list', JSON.stringify([{ labels }]));
      const { alerts } = (await answer.json()) as { readonly alerts: readonly { readonly fingerprint: string }[] };
      return alerts[0]?.fingerprint ?? '';
    },
  };
}

/** A time so far from now, as the API writes it. */
export function inHours(hours: number): string {
  return new Date(Date.now() + hours * 3_600_000).toISOString();
}

/** A silence as people send it, for two hours from now. */
export function aNewSilence(facts: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return { matchers: ['host="db-1"'], endsAt: inHours(2), author: 'kana', comment: 'new disks', ...facts };
}
