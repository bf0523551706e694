/** Run as a process of its own: opens a store, which brings it to the present format, and closes it. */
import { writeSync } from 'node:fs';
import { openSqliteStore } from '../sqlite-store.ts';

const [path = ''] = process.argv.slice(2);
writeSync(1, 'begins\n');
await openSqliteStore(path, { reserveBytes: 0 }).close();
writeSync(1, 'done\n');
