import type { Labels } from './message-recorder.ts';

/** An alert as it is posted to `/api/v2/alerts`, alike to both programs. */
export interface PostedAlert {
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly startsAt: string;
  readonly endsAt?: string;
}

export interface SilenceMatcher {
  readonly name: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

export interface PeerSilence {
  readonly matchers: readonly SilenceMatcher[];
  readonly startsAt: string;
  readonly endsAt: string;
}

/** One of the two programs, as a scenario is played to it. */
export interface Peer {
  post(alerts: readonly PostedAlert[]): Promise<void>;
  /** Gives the silence's id. */
  silence(silence: PeerSilence): Promise<string>;
  lift(silenceId: string): Promise<void>;
  /** Loads its configuration file anew. */
  reload(): Promise<void>;
}

/** Asks, and expects a 2xx. */
export async function ask(method: string, url: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text}`);
  return answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined;
}
