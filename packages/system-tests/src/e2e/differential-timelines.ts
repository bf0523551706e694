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
import { reloadScenarios } from '../differential/reload-scenarios.ts';
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
/** What is played at once. A reload begins every group anew: those that have one are played apart. */
const runs: readonly (readonly NumberedScenario[])[] = numbered([
  [
    ...groupingScenarios,
    ...identityScenarios,
    ...routingScenarios,
    ...repeatScenarios,
    ...silenceScenarios,
    ...inhibitionScenarios,
    ...muteScenarios,
    ...differenceScenarios,
  ],
  reloadScenarios,
]);
const scenarios = runs.flat();

const documented = readFileSync(DOCUMENT, 'utf8');
const tally = new Tally();
for (const as of new Set(differenceScenarios.map(({ differs }) => differs?.as))) {
  tally.count(documented.includes(`\n### ${as}\n`), () => `"${as}" is documented`);
}
const failed = (await Promise.all(runs.map(play))).flat();
for (const { label, scenario } of scenarios) {
  tally.check(`${label} ${scenario.name}`, !failed.some((other) => other.label === label), kindOf(scenario));
}
const different = scenarios.filter(({ scenario }) => scenario.differs !== undefined).length;
process.stdout.write(`${scenarios.length - different} scenarios the same, ${different} documented differences\n`);
tally.end();

/** Gives those that failed at every pace. */
async function play(run: readonly NumberedScenario[]): Promise<readonly NumberedScenario[]> {
  let left = report(run, await runScenarios(run, unitMs));
  for (const slower of SLOWER) {
    if (left.length === 0) break;
    process.stdout.write(`again, ${slower} times as slow, the ${left.length} that failed\n`);
    left = report(left, await runScenarios(left, unitMs * slower));
  }
  return left;
}

function numbered(lists: readonly (readonly Scenario[])[]): readonly (readonly NumberedScenario[])[] {
  let count = 0;
  return lists.map((list) =>
    list.map((scenario) => {
      count += 1;
      return { label: String(count).padStart(3, '0'), scenario };
    }),
  );
}

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
