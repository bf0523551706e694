/** The rules that are in force for all scenarios; their alerts have the labels `role` or `side`. */
export interface ScenarioRule {
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly equal: readonly string[];
}

export const INHIBITION_RULES: readonly ScenarioRule[] = [
  { source: ['role="source"'], target: ['role="target"'], equal: ['scenario', 'host'] },
  { source: ['role="target"'], target: ['role="last"'], equal: ['scenario', 'host'] },
  { source: ['side=~"source|both"'], target: ['side=~"target|both"'], equal: ['scenario', 'host'] },
];
