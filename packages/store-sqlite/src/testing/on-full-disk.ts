/**
 * Run as a process of its own, in a folder on a small file system that is nobody else's: fills it, and prints
 * as one line of JSON what the store did.
 */
import { rmSync, statfsSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { SignalboxError } from '@signalbox/sdk';
import { openSqliteStore } from '../sqlite-store.ts';
import { anEvent } from './an-event.ts';
import { currentIds } from './current-ids.ts';

const [folder = ''] = process.argv.slice(2);
const path = join(folder, 'signalbox.db');
const ballast: string[] = [];
const acknowledged: number[] = [];
let refused: number[] = [];
let storedThoughRefused: number[] = [];
let store = openSqliteStore(path);

async function append(): Promise<string> {
  const id = store.allocateEventIds(1);
  const result = await codeOf(store.appendEvents([{ ...anEvent(id, 20_000), kind: 'stale' }]));
  (result === 'ok' ? acknowledged : refused).push(id);
  return result;
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'ok';
  } catch (error) {
    return SignalboxError.is(error) ? error.code : String(error);
  }
}

function fillDisk(): void {
  const { bavail, bsize } = statfsSync(folder);
  const file = join(folder, `ballast-${ballast.length}`);
  ballast.push(file);
  writeFileSync(file, Buffer.alloc(bavail * bsize, 1));
}

async function appendUntilRefused(): Promise<string> {
  for (;;) {
    const result = await append();
    if (result !== 'ok') return result;
  }
}

async function reopen(): Promise<void> {
  await store.close();
  store = openSqliteStore(path);
  await forgetRefused();
}

/** After a start and after `recover` the numbers of failed commits are given again. */
async function forgetRefused(): Promise<void> {
  storedThoughRefused = storedThoughRefused.concat((await store.readEvents(refused)).map(({ id }) => id));
  refused = [];
}

for (let count = 0; count < 20; count += 1) await append();
fillDisk();
const whenFull = await appendUntilRefused();
const seen = {
  whenFull,
  afterwards: await append(),
  readable: (await store.readEvents(acknowledged)).length === acknowledged.length,
  recoverWhileFull: await codeOf(store.recover()),
  pruneWhileFull: await codeOf(store.prune(10, 5)),
  tidyWhileFull: await codeOf(store.tidy()),
  restartWhileFull: '',
  readableAfterRestart: false,
  recovered: '',
  appendAfterwards: '',
  lost: [] as number[],
};
fillDisk();
await reopen();
seen.restartWhileFull = await appendUntilRefused();
seen.readableAfterRestart =
  (await currentIds(store)).length === 0 && (await store.listEvents({ limit: 5 })).length === 5;
for (const file of ballast) rmSync(file);
seen.recovered = await codeOf(store.recover());
await forgetRefused();
seen.appendAfterwards = await append();
await reopen();
const found = new Set((await store.listEvents({ limit: 10_000 })).map(({ id }) => id));
seen.lost = acknowledged.filter((id) => id >= 10 && !found.has(id));
await store.close();
writeSync(1, JSON.stringify({ ...seen, storedThoughRefused }));
