/**
 * The same scenarios, played to Debian's Alertmanager and to the built Signalbox at the same time: both tell the same
 * messages in the same order, and where we differ on purpose, exactly as documented. All scenarios run at once, each
 * with its own routes and channels. `node packages/chaos/dist/oracles/differential-timelines.js [MS_A_UNIT]`; needs
 * the package `prometheus-alertmanager`.
 */
import { readFileSync } from 'node:fs';
import { differenceScenarios } from '../differential/difference-scenarios.ts';
import { groupingScenarios } from '../differential/grouping-scenarios.ts';
import { identityScenarios } from '../differential/identity-scenarios.ts';
import { inhibitionScenarios } from '../differential/inhibition-scenarios.ts';
import { muteScenarios } from '../differential/mute-scenarios.ts';
import type { NumberedScenario } from '../differential/numbered-scenario.ts';
import { repeatScenarios } from '../differential/repeat-scenarios.ts';
import { routingScenarios } from '../differential/routing-scenarios.ts';
import { runScenarios } from '../differential/run-scenarios.ts';
import { silenceScenarios } from '../differential/silence-scenarios.ts';
import { Tally } from './tally.ts';

/** Later than this, a step may fall on the other side of one of Alertmanager's looks: such a run says nothing. */
const TOO_LATE_UNITS = 0.35;
const TRIES = 3;
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
let run = await runScenarios(scenarios, unitMs);
for (let tries = 1; run.lateness > TOO_LATE_UNITS && tries < TRIES; tries++) {
  process.stdout.write(`late by ${run.lateness.toFixed(2)} units: the machine is too busy, once more\n`);
  run = await runScenarios(scenarios, unitMs);
}
for (const [index, { problem, sides }] of run.comparisons.entries()) {
  const { label, scenario } = scenarios[index] ?? { label: '', scenario: { name: '' } };
  const { differs } = scenario;
  const isDocumented = differs === undefined || documented.includes(`\n### ${differs.as}\n`);
  const problems = [problem, isDocumented ? '' : `"${differs.as}" is not documented`].filter((text) => text !== '');
  const kind = differs === undefined ? 'same' : `differs (${differs.as})`;
  tally.check(`${label} ${scenario.name}`, problems.length === 0, problems.join('; ') || kind);
  if (problems.length > 0) process.stdout.write(`${sides}\n`);
}
const different = scenarios.filter(({ scenario }) => scenario.differs !== undefined).length;
process.stdout.write(`${scenarios.length - different} scenarios the same, ${different} documented differences, `);
process.stdout.write(`latest step ${run.lateness.toFixed(2)} units late\n`);
tally.end();
