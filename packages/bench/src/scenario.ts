import type { Peer } from './peers.ts';

/** What the rounds of a scenario are like. */
export interface Settings {
  /** How long each load lasts. */
  readonly seconds: number;
}

/** One line of the table. */
export interface Figure {
  readonly what: string;
  readonly better: 'more' | 'less';
  /** What the targets judge: our figure, or it in relation to the peer's. */
  readonly judged: 'figure' | 'ratio';
  readonly must?: number;
  readonly aim?: number;
}

/** One measurement of a running router, which is started anew for each round. */
export interface Scenario {
  /** For `--only`. */
  readonly id: string;
  readonly figures: readonly Figure[];
  /** `ours`: of Signalbox alone. */
  readonly of: 'peers' | 'ours';
  /** Takes minutes: only where `--only` names it. */
  readonly isLong?: true;
  /** Starts what it needs, measures, and ends it. Gives a value for each of its figures, in their order. */
  measure(start: StartPeer, settings: Settings): Promise<readonly number[]>;
}

/** How the router under measurement is to behave. */
export interface RouterSettings {
  /** Default: groups by team that wait five minutes. */
  readonly grouping?: 'by team, later' | 'each alone, at once';
  /** Where its webhook posts. Default: nowhere. */
  readonly webhookPort?: number;
  /** Sibling routes by `service`. Default: none. Ours alone. */
  readonly routes?: number;
  /** A folder with an earlier store. Default: a new one. Ours alone. */
  readonly folder?: string;
}

export type StartPeer = (settings?: RouterSettings) => Promise<Peer>;
