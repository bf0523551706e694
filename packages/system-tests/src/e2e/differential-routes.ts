/**
 * Random routing trees and label sets, and the examples of the importer: where `amtool` says that an alert goes, and
 * where it goes with the imported configuration. `node packages/system-tests/dist/e2e/differential-routes.js [TREES] [SEED]`.
 * Without a seed the trees are other ones each time. Needs the package `prometheus-alertmanager`.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { runProgram } from 'signalbox';
import { randomAlertmanager, randomLabels } from '../differential/random-alertmanager.ts';
import { tempFolder } from '../processes/temp-folder.ts';
import { seededRandom } from '../seeded-random.ts';
import { Tally } from '../tally.ts';

const LABEL_SETS_A_TREE = 20;
const AT_ONCE = 2;
const EXAMPLES = fileURLToPath(new URL('../../../cli/src/import/examples', import.meta.url));

type Labels = Readonly<Record<string, string>>;

interface Example {
  readonly labels: Labels;
  readonly receivers: readonly string[];
  readonly channels: readonly string[];
}

const run = promisify(execFile);
const trees = Number(process.argv[2] ?? 200);
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 32));
const random = seededRandom(seed);
const tally = new Tally();
process.stdout.write(`${trees} trees, seed ${seed}\n`);

/** The receivers, in the order of the tree, a receiver of two routes twice. */
async function askAmtool(file: string, labels: Labels): Promise<readonly string[]> {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${quoted(value)}`);
  const { stdout } = await run('amtool', ['config', 'routes', 'test', `--config.file=${file}`, ...pairs]);
  return stdout.trim().split(',');
}

function quoted(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

async function askAmtoolOfAll(file: string, sets: readonly Labels[]): Promise<readonly (readonly string[])[]> {
  const answers: (readonly string[])[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < sets.length; index = next++) {
      answers[index] = await askAmtool(file, sets[index] ?? {});
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return answers;
}

/** Runs our program; its standard output, or nothing and what it said. */
async function ours(args: readonly string[], stdin = ''): Promise<string> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runProgram(args, {
    stdin: Readable.from([stdin]),
    stdout: { write: (text) => void out.push(text), colours: false },
    stderr: { write: (text) => void err.push(text), colours: false },
    env: {},
    cwd: process.cwd(),
    secrets: [],
    stopped: () => Promise.resolve(),
  });
  if (code !== 0) process.stdout.write(`signalbox ${args.join(' ')} ended with ${code}: ${err.join('')}\n`);
  return code === 0 ? out.join('') : '';
}

interface Explained {
  readonly matches: readonly { readonly channels: readonly string[] }[];
}

/** The channels of each label set, in order, a channel of two routes twice; absent if the import failed. */
async function askSignalbox(file: string, folder: string, sets: readonly Labels[]) {
  const config = join(folder, 'signalbox.yaml');
  writeFileSync(config, await ours(['import', 'alertmanager', file]));
  const alerts = sets.map((labels) => JSON.stringify({ labels })).join('\n');
  const answer = await ours(['explain', '--config', config, '--alerts', '-', '--format', 'json'], alerts);
  const lines = answer.split('\n').filter((line) => line !== '');
  return lines.map((line) => (JSON.parse(line) as Explained).matches.flatMap(({ channels }) => channels));
}

function isSame(one: readonly string[] | undefined, other: readonly string[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

using folder = tempFolder();
let pastRoot = 0;

for (let tree = 0; tree < trees; tree++) {
  const { text, integrations } = randomAlertmanager(random);
  const file = join(folder.path, 'alertmanager.yml');
  writeFileSync(file, text);
  const sets = Array.from({ length: LABEL_SETS_A_TREE }, () => randomLabels(random));
  const [theirs, own] = [await askAmtoolOfAll(file, sets), await askSignalbox(file, folder.path, sets)];
  let differences = 0;
  for (const [index, receivers] of theirs.entries()) {
    const expected = receivers.flatMap((name) =>
      Array.from({ length: integrations.get(name) ?? 0 }, (_, at) => (at === 0 ? name : `${name}-${at + 1}`)),
    );
    const holds = isSame(own[index], expected);
    if (!holds) differences += 1;
    if (!isSame(receivers, ['r0'])) pastRoot += 1;
    tally.count(holds, () => `tree ${tree}, ${JSON.stringify(sets[index])}: amtool ${expected}, ours ${own[index]}`);
  }
  if (differences > 0) process.stdout.write(`tree ${tree} is\n${text}\n`);
}
process.stdout.write(`${pastRoot} random label sets went further than the root route\n`);

const examples = JSON.parse(readFileSync(join(EXAMPLES, 'cases.json'), 'utf8')) as Record<string, readonly Example[]>;
for (const [name, cases] of Object.entries(examples)) {
  const file = join(EXAMPLES, name);
  for (const secret of readFileSync(file, 'utf8').matchAll(/secrets\/[\w-]+/g)) {
    const path = join(folder.path, secret[0]);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'http://127.0.0.1:9/\n');
  }
  const sets = cases.map(({ labels }) => labels);
  const [theirs, own] = [await askAmtoolOfAll(file, sets), await askSignalbox(file, folder.path, sets)];
  for (const [index, { labels, receivers, channels }] of cases.entries()) {
    const holds = isSame(theirs[index], receivers) && isSame(own[index], channels);
    tally.count(holds, () => `${name}, ${JSON.stringify(labels)}: amtool ${theirs[index]}, ours ${own[index]}`);
  }
}
tally.end();
