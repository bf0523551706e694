import type { RateLimiter } from './api/rate-limit.ts';
import type { FaultQueue } from './control/faults.ts';
import type { SimulatorClock } from './options.ts';
import type { EventStream } from './page/event-stream.ts';
import type { Room } from './room.ts';

/** All that a running simulator knows. */
export interface SimulatorState {
  readonly rooms: readonly Room[];
  readonly clock: SimulatorClock;
  readonly tokenLimit: RateLimiter;
  readonly roomLimit: RateLimiter;
  readonly faults: FaultQueue;
  readonly events: EventStream;
  /** Aborted when the simulator closes. */
  readonly closing: AbortSignal;
}
