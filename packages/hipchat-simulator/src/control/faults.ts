import { findBreach, type Rule } from '../notification/rule.ts';

/** What goes wrong with the next requests. */
export interface Fault {
  /** Answers with this status. Without it, and without `drop`, the request is only late. */
  readonly status?: number;
  /** How many requests it hits. Default: 1. */
  readonly times?: number;
  /** How long the answer waits, in milliseconds. Default: 0. */
  readonly delayMs?: number;
  /** Breaks the connection after the request was read. */
  readonly drop?: boolean;
  /** Takes the message nevertheless, so that the sender cannot know. Default: false. */
  readonly accept?: boolean;
  /** The id of the only room it hits. Default: all. */
  readonly room?: string;
}

const faultRule: Rule = {
  kind: 'object',
  closed: true,
  fields: {
    status: { kind: 'number', integer: true, min: 200, max: 599 },
    times: { kind: 'number', integer: true, min: 1, max: 1_000_000 },
    delayMs: { kind: 'number', min: 0, max: 600_000 },
    drop: { kind: 'boolean' },
    accept: { kind: 'boolean' },
    room: { kind: 'string', min: 1 },
  },
};

export type FaultParsed =
  | { readonly kind: 'parsed'; readonly fault: Fault }
  | { readonly kind: 'invalid'; readonly why: string };

export function parseFault(value: unknown): FaultParsed {
  const why = findBreach(faultRule, value);
  return why === undefined ? { kind: 'parsed', fault: value as Fault } : { kind: 'invalid', why };
}

/** The faults that wait for requests, first come, first served. */
export interface FaultQueue {
  add(fault: Fault): void;
  /** The fault that hits a request to this room, counted down. */
  take(room: string | undefined): Fault | undefined;
  list(): readonly Fault[];
  clear(): void;
}

export function createFaultQueue(): FaultQueue {
  let waiting: readonly Fault[] = [];
  return {
    add(fault) {
      waiting = [...waiting, fault];
    },
    take(room) {
      const hit = waiting.find((fault) => fault.room === undefined || fault.room === room);
      if (hit === undefined) return undefined;
      const left = (hit.times ?? 1) - 1;
      waiting = waiting.flatMap((fault) => {
        if (fault !== hit) return [fault];
        return left > 0 ? [{ ...hit, times: left }] : [];
      });
      return hit;
    },
    list: () => waiting,
    clear() {
      waiting = [];
    },
  };
}
