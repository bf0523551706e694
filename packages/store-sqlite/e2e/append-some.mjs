/** Run under strace: appends events one commit each, prints "ACK id" for what is on disk, and recovers after errors as a server does. */
import { writeSync } from 'node:fs';
import { openSqliteStore } from '../dist/index.js';

const [path, count] = process.argv.slice(2);
const print = (line) => writeSync(1, `${line}\n`);
const codeOf = (error) => error?.code ?? String(error);

const body = { labels: { alertname: 'cpu' }, annotations: { summary: 'x'.repeat(300) } };
const anEvent = (id, number) => ({
  id,
  kind: 'new',
  fingerprint: `f${number}`,
  source: 'mackerel',
  at: number,
  arrivedAt: number,
  startsAt: number,
  severity: 'critical',
  body,
});

async function recovered(store) {
  for (let again = 0; again < 3; again += 1) {
    try {
      await store.recover();
      return true;
    } catch (error) {
      print(`NOT-RECOVERED ${codeOf(error)}`);
    }
  }
  return false;
}

async function run() {
  let store;
  try {
    store = openSqliteStore(path, { logCapBytes: 20_000, reserveBytes: 20_000 });
  } catch (error) {
    print(`NOT-OPENED ${codeOf(error)}`);
    return;
  }
  print('OPEN');
  for (let number = 1; number <= Number(count); number += 1) {
    try {
      await store.appendEvents([anEvent(store.allocateEventIds(1), number)]);
      print(`ACK ${number}`);
    } catch (error) {
      print(`REFUSED ${codeOf(error)} ${number}`);
      if (!(await recovered(store))) return;
      print('RECOVERED');
    }
  }
  await store.close().catch((error) => print(`NOT-CLOSED ${codeOf(error)}`));
}

await run();
