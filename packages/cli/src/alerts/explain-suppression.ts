import { type Config, type Silence, SuppressionIndex } from '@signalbox/core';
import type { ReceivedAlert, TextMap } from '@signalbox/sdk';

/** What suppresses an alert beside the mute times of its routes. */
export interface ExplainedSuppression {
  readonly silencedBy: readonly {
    readonly id: string;
    readonly comment: string;
    /** RFC 3339; null: it does not end within 400 days. */
    readonly until: string | null;
  }[];
  /** Fingerprints of the alerts that inhibit it. Absent without a server: nobody knows what fires. */
  readonly inhibitedBy?: readonly string[];
}

/** An alert that fires on a running server. */
export interface FiringAlert {
  readonly fingerprint: string;
  readonly labels: TextMap;
  readonly annotations: TextMap;
}

type Explainable = Pick<ReceivedAlert, 'status' | 'labels' | 'annotations'>;

/** What suppresses alerts at a time, for one after the other. */
export interface SuppressionAt {
  /** Epoch ms. */
  readonly at: number;
  suppressionOf(alert: Explainable): ExplainedSuppression;
}

/** What a running server knows beside its configuration. */
export interface LiveState {
  /** The ad-hoc ones. */
  readonly silences: readonly Silence[];
  readonly firing: readonly FiringAlert[];
}

/** Asks the index of production, with the alert among those that fire: under its own fingerprint if it is one of them. */
export function suppressionAt(
  { silences: planned, inhibitions }: Pick<Config, 'silences' | 'inhibitions'>,
  at: number,
  live?: LiveState,
): SuppressionAt {
  const silences = new Map([...planned, ...(live?.silences ?? [])].map((silence) => [silence.id, silence]));
  const index = new SuppressionIndex([...silences.values()], live === undefined ? [] : inhibitions, at);
  for (const each of live?.firing ?? []) index.noteFiring(each.fingerprint, each);
  const byLabels = new Map(live?.firing.map((each) => [labelsKey(each.labels), each]));
  return {
    at,
    suppressionOf(alert) {
      const known = byLabels.get(labelsKey(alert.labels));
      const fingerprint = known?.fingerprint ?? 'explained';
      index.noteFiring(fingerprint, alert);
      if (alert.status === 'resolved') index.noteEnd(fingerprint);
      const silencedBy = index.silencedBy(fingerprint, at).flatMap((id) => shown(silences.get(id), at));
      const inhibitedBy = index.inhibitedBy(fingerprint);
      // The next question is about another alert.
      index.noteEnd(fingerprint);
      index.forget(fingerprint);
      if (known !== undefined) index.noteFiring(fingerprint, known);
      return { silencedBy, ...(live === undefined ? {} : { inhibitedBy }) };
    },
  };
}

function shown(silence: Silence | undefined, at: number): ExplainedSuppression['silencedBy'] {
  if (silence === undefined) return [];
  const { id, comment, window } = silence;
  const until = window.nextChangeAt(at);
  return [{ id, comment, until: until === undefined ? null : new Date(until).toISOString() }];
}

function labelsKey(labels: TextMap): string {
  return JSON.stringify(Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
