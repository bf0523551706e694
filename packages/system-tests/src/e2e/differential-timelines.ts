/**
 * The same scenarios, played to Debian's Alertmanager and to the built Signalbox at the same time: both tell the same
 * messages in the same order, and where we differ on purpose, exactly as documented. All scenarios run at once, each
 * with its own routes and channels. `node packages/system-tests/dist/e2e/differential-timelines.js [MS_A_UNIT]`; needs
 * the package `prometheus-alertmanager`.
 */
import { readFileSync } from 'node:fs';
import type { Comparison } from '../differential/compare-notified.ts';
import { differenceScenarios } from '../differential/difference-scenarios.ts';
import { groupingScenarios } from '../differential/grouping-scenarios.ts';
import { identityScenarios } from '../differential/identity-scenarios.ts';
import { inhibitionScenarios } from '../differential/inhibition-scenarios.ts';
import { muteScenarios } from '../differential/mute-scenarios.ts';
import type { NumberedScenario } from '../differential/numbered-scenario.ts';
import { repeatScenarios } from '../differential/repeat-scenarios.ts';
import { routingScenarios } from '../differential/routing-scenarios.ts';
import { runScenarios } from '../differential/run-scenarios.ts';
import type { Scenario } from '../differential/scenario.ts';
import { silenceScenarios } from '../differential/silence-scenarios.ts';
import { Tally } from '../tally.ts';

/** On a busy machine a step may fall on the other side of one of Alertmanager's looks: what failed is played again. */
const SLOWER = [1.6, 2.5];
const DOCUMENT = new URL('../../../../docs/differences-from-alertmanager.md', import.meta.url);

const unitMs = Number(process.argv[2] ?? 1_500);
const scenarios: readonly NumberedScenario[] = [
  ...groupingScenarios,
  ...identityScenarios,
  ...routingScenarios,
  ...repeatScenarios,
  ...silenceScenarios,
  ...inhibitionScenarios,
  ...muteScenarios,
  ...differenceScenarios,
].map((scenario, index) => ({ label: String(index + 1).padStart(3, '0'), scenario }));

const documented = readFileSync(DOCUMENT, 'utf8');
const tally = new Tally();
for (const as of new Set(differenceScenarios.map(({ differs }) => differs?.as))) {
  tally.count(documented.includes(`\n### ${as}\n`), () => `"${as}" is documented`);
}
let failed = report(scenarios, await runScenarios(scenarios, unitMs));
for (const slower of SLOWER) {
  if (failed.length === 0) break;
  process.stdout.write(`again, ${slower} times as slow, the ${failed.length} that failed\n`);
  failed = report(failed, await runScenarios(failed, unitMs * slower));
}
for (const { label, scenario } of scenarios) {
  tally.check(`${label} ${scenario.name}`, !failed.some((other) => other.label === label), kindOf(scenario));
}
const different = scenarios.filter(({ scenario }) => scenario.differs !== undefined).length;
process.stdout.write(`${scenarios.length - different} scenarios the same, ${different} documented differences\n`);
tally.end();

/** Prints what is wrong, with both sequences; gives the scenarios in which something is. */
function report(played: readonly NumberedScenario[], comparisons: readonly Comparison[]) {
  return played.filter(({ label, scenario }, index) => {
    const { problem = '', sides = '' } = comparisons[index] ?? {};
    if (problem !== '') process.stdout.write(`${label} ${scenario.name}: ${problem}\n${sides}\n`);
    return problem !== '';
  });
}

function kindOf({ differs }: Scenario): string {
  return differs === undefined ? 'the same' : `differs: ${differs.as}`;
}
