import { onTestFinished } from 'vitest';
import type { RoomOptions, Simulator, SimulatorOptions } from '../options.ts';
import { startSimulator } from '../start-simulator.ts';

export const ops: RoomOptions = { id: '1234567', name: 'Ops room', token: 'ops-token', label: 'Mackerel' };
export const lab: RoomOptions = { id: '42', name: 'Lab', token: 'lab-token' };

/** Starts a simulator with two rooms on a free port; it ends with the test. */
export async function aSimulator(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const simulator = await startSimulator({ host: '127.0.0.1', port: 0, rooms: [ops, lab], ...options });
  onTestFinished(() => simulator.close());
  return simulator;
}

/** A clock that stands until it is set. */
export function aClock(start = Date.parse('2019-02-14T12:00:00.500Z')) {
  let time = start;
  return {
    now: () => time,
    advance(milliseconds: number) {
      time += milliseconds;
    },
  };
}

export interface Sent {
  readonly status: number;
  readonly headers: Headers;
  /** The error's message, or '' */
  readonly message: string;
  readonly text: string;
}

export interface HowSent {
  readonly room?: string;
  readonly token?: string | null;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a notification; a string or bytes go out as they are. */
export async function notify(simulator: Simulator, body: unknown, how: HowSent = {}): Promise<Sent> {
  const { room = ops.id, token = ops.token, query = '', headers } = how;
  const response = await fetch(`${simulator.url}/v2/room/${encodeURIComponent(room)}/notification${query}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: typeof body === 'string' || body instanceof Uint8Array ? new Blob([body]) : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, message: readMessage(text), text };
}

/** Posts to one of the controls. */
export function control(simulator: Simulator, what: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${simulator.url}/simulator/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

export interface Listed {
  readonly messages: readonly (Record<string, unknown> & { readonly at: number })[];
  readonly total: number;
}

export async function listMessages(simulator: Simulator, room = ops.id, query = ''): Promise<Listed> {
  const url = `${simulator.url}/simulator/rooms/${encodeURIComponent(room)}/messages${query}`;
  return (await (await fetch(url)).json()) as Listed;
}

function readMessage(text: string): string {
  if (text === '') return '';
  const { error } = JSON.parse(text) as { readonly error?: { readonly message: string } };
  return error?.message ?? '';
}
