/**
 * Measures Signalbox, next to Debian's Alertmanager where it is installed: `npm run bench -- --help`. Needs Debian's package
 * `wrk`.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type Peer, startAlertmanager, startSignalbox, versionOf } from './peers.ts';
import {
  markdownTable,
  type Result,
  resultRows,
  type Setting,
  type Stage,
  settingText,
  stageRows,
  textTable,
} from './report.ts';
import type { Scenario, StartPeer } from './scenario.ts';
import { chosenFrom, STAGES } from './scenario-choice.ts';
import { scenarios } from './scenarios.ts';
import { measureStages } from './stages.ts';

const HELP = `usage: npm run bench -- [options]

  --only ID,ID       these scenarios alone: ${[...scenarios.map(({ id }) => id), STAGES].join(', ')}
                     (without it all but: ${scenarios
                       .filter(({ isLong }) => isLong)
                       .map(({ id }) => id)
                       .join(', ')})
  --rounds N         rounds of each scenario, peers in turns; the medians count (3)
  --seconds N        how long each load lasts (4)
  --markdown         the tables as Markdown
  --json             everything as JSON
`;

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '4' },
    markdown: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const settings = { rounds: Number(options.rounds), seconds: Number(options.seconds) };
function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
function report(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** What failed has no figures, and takes none of the others with it. */
async function measuredOrNothing(scenario: Scenario, start: StartPeer): Promise<readonly number[]> {
  const started: Peer[] = [];
  const startAndNote: StartPeer = async (setting) => {
    const peer = await start(setting);
    started.push(peer);
    return peer;
  };
  try {
    return await scenario.measure(startAndNote, settings);
  } catch (error) {
    report(`${scenario.id} failed: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
    for (const peer of started) await peer.stop();
    return scenario.figures.map(() => Number.NaN);
  }
}

async function measure(scenario: Scenario, hasPeer: boolean): Promise<readonly Result[]> {
  const results = scenario.figures.map((figure) => ({ figure, ours: [] as number[], theirs: [] as number[] }));
  for (let round = 0; round < settings.rounds; round++) {
    const measureOne = async (start: StartPeer, side: 'ours' | 'theirs') => {
      const values = await measuredOrNothing(scenario, start);
      for (const [at, value] of values.entries()) results[at]?.[side].push(value);
      report(`${scenario.id}, round ${round + 1}, ${side}: ${values.map((value) => value.toFixed(2)).join(', ')}`);
    };
    if (hasPeer && scenario.of === 'peers') await measureOne(startAlertmanager, 'theirs');
    await measureOne(startSignalbox, 'ours');
  }
  return results;
}

async function main(): Promise<void> {
  if (options.help) {
    say(HELP);
    return;
  }
  const chosen = chosenFrom(scenarios, options.only);
  if (chosen.unknown.length > 0) {
    report(`no scenario is called ${chosen.unknown.join(', ')}\n\n${HELP}`);
    process.exitCode = 2;
    return;
  }
  const wrk = versionOf('wrk');
  if (wrk === undefined) {
    report('wrk is missing: it makes the load (Debian: apt-get install wrk)');
    process.exitCode = 2;
    return;
  }
  const alertmanager = versionOf('prometheus-alertmanager');
  if (alertmanager === undefined) {
    report(
      'Alertmanager is not installed (Debian: apt-get install prometheus-alertmanager): Signalbox is measured alone',
    );
  }
  const results: Result[] = [];
  for (const scenario of chosen.scenarios) results.push(...(await measure(scenario, alertmanager !== undefined)));
  const stages = chosen.hasStages ? await measureStages(settings) : [];
  print(results, stages, {
    ...settings,
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} processors, ${cpus()[0]?.model ?? 'unknown'}`,
    versions: [`Node.js ${process.version}`, `Alertmanager ${alertmanager ?? 'not installed'}`, `wrk ${wrk}`].join(
      ', ',
    ),
  });
}

function print(results: readonly Result[], stages: readonly Stage[], setting: Setting): void {
  if (options.json) {
    say(JSON.stringify({ setting, results, stages }, undefined, 2));
    return;
  }
  const table = options.markdown ? markdownTable : textTable;
  say(settingText(setting));
  if (results.length > 0) say(`\n${table(resultRows(results))}`);
  if (stages.length > 0) say(`\n${table(stageRows(stages))}`);
}

await main();
