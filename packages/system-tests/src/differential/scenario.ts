import type { Labels } from './message-recorder.ts';

/**
 * A scenario that is played to Alertmanager and to Signalbox at the same time. Times are in units, since the start of
 * the scenario. `groupWait` is one unit and `groupInterval` two: a group that begins at an even time is looked at by
 * Alertmanager at each odd one, and a change at an even time is due at the next odd one in either program.
 */
export interface Scenario {
  readonly name: string;
  /** Absent: one route to the channel `room`, grouped by `alertname`. */
  readonly routes?: readonly ScenarioRoute[];
  /** Channels that do not want to hear of ends. */
  readonly withoutEnds?: readonly string[];
  /** The routes from {@link RELOAD_AT} on: both programs load their configuration anew then. */
  readonly reloadedRoutes?: readonly ScenarioRoute[];
  readonly steps: readonly Step[];
  /** What Alertmanager tells; without `differs` ours is the same. */
  readonly notified: Notified;
  /** By how many units ours may be sooner (at once) than Alertmanager (at its next look); negative: later. 0 if absent. */
  readonly ahead?: number;
  /** We differ on purpose. */
  readonly differs?: Difference;
}

export interface Difference {
  /** Its title in `docs/differences-from-alertmanager.md`. */
  readonly as: string;
  /** What ours tells. Here what goes on under a silence is listed too: `~a`. */
  readonly ours: Notified;
}

/**
 * By channel and group (`room/Disk`): the messages in their order, each as the sorted alerts that fire (`+a`), are
 * over (`-a`); with `(firing)` or `(resolved)` where the status is another one than these say.
 */
export type Notified = Readonly<Record<string, readonly string[]>>;

/** What is absent is inherited. Durations in units. */
export interface ScenarioRoute {
  readonly match?: Labels;
  readonly to?: readonly string[];
  readonly groupBy?: readonly string[];
  readonly groupWait?: number;
  readonly groupInterval?: number;
  readonly repeatInterval?: number;
  readonly continue?: boolean;
  readonly mute?: readonly CalendarTime[];
  readonly active?: readonly CalendarTime[];
  readonly routes?: readonly ScenarioRoute[];
}

/**
 * Calendars that hold during the whole run, or do not. Of a run with a reload also the minutes until
 * {@link MINUTE_AT}, and those from there on.
 */
export type CalendarTime = 'today' | 'another-day' | 'until-the-minute' | 'from-the-minute';

/** When a run with reloads crosses a full minute, and when it reloads, in units. */
export const MINUTE_AT = 3;
export const RELOAD_AT = 4;

export type Step = { readonly at: number } & Action;

export type Action =
  | { readonly type: 'post'; readonly alerts: readonly ScenarioAlert[] }
  | { readonly type: 'silence'; readonly silence: ScenarioSilence }
  | { readonly type: 'lift'; readonly as: string };

export interface ScenarioAlert extends AlertOptions {
  /** Shown in `told`; a label of this name. */
  readonly id: string;
  readonly status: 'firing' | 'resolved';
}

export interface AlertOptions {
  readonly labels?: Labels;
  readonly annotations?: Labels;
  /** It is over by itself after so many units; `timeout`: after the resolve timeout of the receiver. Absent: never. */
  readonly lasts?: number | 'timeout';
  /** It began so many seconds before it was posted; negative: it begins after. */
  readonly beganSecondsAgo?: number;
}

export interface ScenarioSilence {
  /** `id=a`, `id=~a|b`, `id!=a`. */
  readonly matcher: string;
  /** Units since the start of the scenario; `from` is absent: at once. */
  readonly from?: number;
  readonly until: number;
  /** By which a later step lifts it. */
  readonly as: string;
}

/** Longer than any scenario. */
export const NEVER = 1_000;

export function fires(id: string, options: AlertOptions = {}): ScenarioAlert {
  return { id, status: 'firing', ...options };
}

export function ends(id: string, options: AlertOptions = {}): ScenarioAlert {
  return { id, status: 'resolved', ...options };
}

export function post(at: number, ...alerts: readonly ScenarioAlert[]): Step {
  return { at, type: 'post', alerts };
}

export function silence(at: number, matcher: string, times: { readonly from?: number; readonly until: number }): Step {
  return { at, type: 'silence', silence: { matcher, as: matcher, ...times } };
}

export function lift(at: number, matcher: string): Step {
  return { at, type: 'lift', as: matcher };
}

/** The messages of the default channel and group. */
export function disk(...messages: readonly string[]): Notified {
  return { 'room/Disk': messages };
}
