/** What a room notification token may do; HipChat gave it this one scope for one room. */
export type Scope = 'send_notification';

/** A room of the simulator and the token that may send to it. */
export interface RoomOptions {
  /** The room's API id; it stands in the path of the API. */
  readonly id: string;
  /** Shown on the page and usable in the path instead of the id. Default: the id. */
  readonly name?: string;
  /** The room notification token. Several rooms may have the same. */
  readonly token: string;
  /** The token's label: HipChat showed it as the sender's name. Default: `Signalbox`. */
  readonly label?: string;
  /** Default: `['send_notification']`. An empty list is a token that every request answers with 403. */
  readonly scopes?: readonly Scope[];
}

/** Where the simulator takes the time from. */
export interface SimulatorClock {
  /** Epoch milliseconds. */
  now(): number;
}

export interface SimulatorOptions {
  /** The address to listen on. On a loopback address only loopback names are accepted as `Host`. */
  readonly host: string;
  /** The port to listen on; 0 takes a free one. */
  readonly port: number;
  /** At least one; ids and names are unique. */
  readonly rooms: readonly RoomOptions[];
  /** Default: the wall clock. */
  readonly clock?: SimulatorClock;
  /** Whether the two rate limits are enforced from the start. Default: true. */
  readonly limits?: boolean;
}

/** A running simulator. */
export interface Simulator {
  /** The base URL of the API and the address of the page, without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** Ends all connections, also those that wait for an injected delay, and frees the port. */
  close(): Promise<void>;
}
