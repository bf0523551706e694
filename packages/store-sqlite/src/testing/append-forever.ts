/** Run as a process of its own: appends until it is killed, and prints the number of each event once it is on disk. */
import { writeSync } from 'node:fs';
import { openSqliteStore } from '../sqlite-store.ts';
import { anEvent } from './an-event.ts';

const [path = ''] = process.argv.slice(2);
// A small log, so that checkpoints fall among the commits.
const store = openSqliteStore(path, { logCapBytes: 64 * 1024, reserveBytes: 64 * 1024 });

async function append(count: number): Promise<void> {
  const first = store.allocateEventIds(count);
  const events = Array.from({ length: count }, (_, index) => anEvent(first + index, (first + index) % 700));
  await store.appendEvents(events);
  writeSync(1, events.map(({ id }) => `${id}\n`).join(''));
}

writeSync(1, 'open\n');
for (let turn = 1; ; turn += 1) {
  await Promise.all([append(1), append(1 + (turn % 5)), append(1)]);
  if (turn % 50 === 0) await store.tidy();
}
