import type { Scenario } from './scenario.ts';
import { intakeScenarios } from './scenarios/intake.ts';
import { memoryScenarios } from './scenarios/memory.ts';
import { notifyScenarios } from './scenarios/notify.ts';
import { scaleScenarios } from './scenarios/scale.ts';

/** In the order of the table. */
export const scenarios: readonly Scenario[] = [
  ...intakeScenarios,
  ...notifyScenarios,
  ...memoryScenarios,
  ...scaleScenarios,
];
