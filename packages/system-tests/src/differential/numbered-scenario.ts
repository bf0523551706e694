import type { Scenario, ScenarioRoute } from './scenario.ts';

/** A scenario and the value of the label `scenario` by which its route knows its alerts. */
export interface NumberedScenario {
  readonly label: string;
  readonly scenario: Scenario;
}

/** What both configurations are made from. */
export interface Setting {
  readonly scenarios: readonly NumberedScenario[];
  /** Channels post to `/am/LABEL/CHANNEL` and `/sb/LABEL/CHANNEL` below it. */
  readonly recorderUrl: string;
  readonly unitMs: number;
  /** How long an alert without an end lasts, in units. */
  readonly resolveTimeout: number;
  /** The full minute that calendars turn on (epoch ms). */
  readonly minute: number;
  /** After the reload. */
  readonly isReloaded: boolean;
}

/** A map of a configuration file: written as JSON, which is YAML. */
export type ConfigPart = Readonly<Record<string, unknown>>;

/** The routes of a scenario that are in force. */
export function routesOf(
  { routes = [{}], reloadedRoutes }: Scenario,
  { isReloaded }: Setting,
): readonly ScenarioRoute[] {
  return isReloaded ? (reloadedRoutes ?? routes) : routes;
}
