/**
 * What the kernel sees: is every acknowledged commit synced, and what becomes of acknowledged events when the nth
 * sync or write of the store fails, once or from then on, or is the last before a kill. Prints counts; exit 1 if an acknowledged event is missing,
 * or a refused one was a false "certainly not".
 *
 * npx node packages/store-sqlite/e2e/strace-fsync.mjs   (after a build; needs strace)
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../dist/index.js';

const COMMITS = 25;
const program = new URL('append-some.mjs', import.meta.url).pathname;
const say = (text) => process.stdout.write(`${text}\n`);

if (spawnSync('strace', ['-V']).status !== 0) {
  say('skipped: strace is not there');
  process.exit(0);
}

/** Runs the program under strace in a folder of its own, and gives what it printed, what was traced and what is there afterwards. */
async function trial(strace) {
  const root = mkdtempSync(join(tmpdir(), 'signalbox-strace-'));
  try {
    const path = join(root, 'data', 'signalbox.db');
    const log = join(root, 'trace');
    const child = spawnSync('strace', [
      '-f',
      '-o',
      log,
      ...strace(path),
      process.execPath,
      program,
      path,
      `${COMMITS}`,
    ]);
    const lines = child.stdout.toString().trim().split('\n');
    return { lines, trace: readFileSync(log, 'utf8'), ...(await verify(path, lines)) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Opens what is left, without faults. */
async function verify(path, lines) {
  const numbers = (word) => lines.filter((line) => line.startsWith(word)).map((line) => Number(line.split(' ').at(-1)));
  const acknowledged = numbers('ACK');
  const store = openSqliteStore(path, { reserveBytes: 0 });
  const there = new Set((await store.readCurrentEvents({ rememberSince: 0, limit: 1_000 })).map((event) => event.at));
  await store.close();
  const unknown = numbers('REFUSED store-commit-unknown');
  return {
    acknowledged,
    unknown,
    unknownThere: unknown.filter((number) => there.has(number)),
    missing: acknowledged.filter((number) => !there.has(number)),
    falseNo: numbers('REFUSED store-full').filter((number) => there.has(number)),
  };
}

let demands = 0;
let violations = 0;
const demand = (truth, text) => {
  if (!truth) violations += 1;
  demands += 1;
  say(`${truth ? 'ok      ' : 'VIOLATED'} ${text}`);
};

const plain = await trial(() => ['-y', '-e', 'trace=fsync,fdatasync']);
const syncs = plain.trace.split('\n').filter((line) => /f(data)?sync\(.*= 0/.test(line));
const ofLog = syncs.filter((line) => line.includes('signalbox.db-wal>'));
demand(plain.acknowledged.length === COMMITS, `${plain.acknowledged.length} of ${COMMITS} commits acknowledged`);
demand(ofLog.length >= COMMITS, `${ofLog.length} syncs of the log for ${COMMITS} commits`);
demand(
  syncs.some((line) => line.includes('/data>')),
  'the folder of a new store was synced',
);
demand(
  syncs.some((line) => /signalbox-strace-\w+>/.test(line)),
  'and the parent of the folder that was made',
);

const faults = [
  { call: 'fsync', effect: 'error=EIO', name: 'EIO' },
  { call: 'pwrite64', effect: 'error=EIO', name: 'EIO' },
  { call: 'pwrite64', effect: 'error=ENOSPC', name: 'ENOSPC' },
  { call: 'fsync', effect: 'signal=SIGKILL', name: 'killed' },
  { call: 'pwrite64', effect: 'signal=SIGKILL', name: 'killed' },
];
for (const { call, effect, name } of faults) {
  for (const for_ of name === 'killed' ? [''] : ['', '+']) {
    const sum = { trials: 0, acknowledged: 0, unknown: 0, unknownThere: 0, recovered: 0, missing: 0, falseNo: 0 };
    for (let nth = 1; nth <= 61; nth += call === 'fsync' ? 3 : 5) {
      const seen = await trial((path) => [
        // Faster, but strace 6.1 sends no signals with it.
        ...(name === 'killed' ? [] : ['--seccomp-bpf']),
        ...['', '-wal', '-journal'].flatMap((end) => ['-P', `${path}${end}`]),
        '-e',
        `trace=${call}`,
        '-e',
        `inject=${call}:${effect}:when=${nth}${for_}`,
      ]);
      sum.trials += 1;
      sum.acknowledged += seen.acknowledged.length;
      sum.unknown += seen.unknown.length;
      sum.unknownThere += seen.unknownThere.length;
      sum.recovered += seen.lines.filter((line) => line === 'RECOVERED').length;
      sum.missing += seen.missing.length;
      sum.falseNo += seen.falseNo.length;
    }
    const asked = sum.trials * COMMITS;
    demand(
      sum.acknowledged > 0 && sum.acknowledged < asked,
      `${sum.acknowledged} of ${asked} acknowledged: the faults struck`,
    );
    const text = `${name} at the nth ${call}${for_ === '' ? ', once' : ' and from then on'}: ${JSON.stringify(sum)}`;
    demand(sum.missing === 0 && sum.falseNo === 0, text);
  }
}
say(violations === 0 ? 'nothing acknowledged was missing' : `${violations} violations`);
say(`${demands - violations} passed, ${violations} failed`);
process.exit(violations === 0 ? 0 : 1);
