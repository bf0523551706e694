import type { Scenario } from './scenario.ts';

/** The name of the table of stages, for `--only`. */
export const STAGES = 'stages';

export interface Choice {
  readonly scenarios: readonly Scenario[];
  readonly hasStages: boolean;
  readonly unknown: readonly string[];
}

/** What `--only` names; without it, everything that does not take very long. */
export function chosenFrom(scenarios: readonly Scenario[], only: string | undefined): Choice {
  if (only === undefined) return { scenarios: scenarios.filter(({ isLong }) => !isLong), hasStages: true, unknown: [] };
  const names = only.split(',').map((name) => name.trim());
  return {
    scenarios: scenarios.filter(({ id }) => names.includes(id)),
    hasStages: names.includes(STAGES),
    unknown: names.filter((name) => name !== STAGES && !scenarios.some(({ id }) => id === name)),
  };
}
