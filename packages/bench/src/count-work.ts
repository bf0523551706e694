/**
 * Counts the work of one operation, in bytes and promises and not in time, and holds it against `budget.json`: the same on
 * every machine. A change that costs more has to say so there. `node packages/bench/dist/count-work.js`
 */
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { postedAlerts } from './alerts.ts';
import { createPoster } from './post.ts';
import { judgeWork, readBudget, type Work } from './work/budget.ts';

/** No optimization, whose moment is chance; no collection in between. */
const STEADY = ['--expose-gc', '--no-opt', '--no-maglev', '--min-semi-space-size=128', '--max-semi-space-size=128'];
const REQUESTS = 200;

async function countAllocations(): Promise<Work> {
  const script = new URL('./work/count-allocations.js', import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(process.execPath, [...STEADY, script]);
  return JSON.parse(stdout);
}

async function countPromises(): Promise<Work> {
  const server = fork(new URL('./work/count-promises.js', import.meta.url));
  const [{ url }] = await once(server, 'message');
  const poster = createPoster(`${url}/api/v2/alerts`, 1);
  const post = async (from: number) => {
    for (let number = from; number < from + REQUESTS; number++) await poster.post(postedAlerts(number, 1));
  };
  await post(0);
  server.send('count');
  await post(REQUESTS);
  server.send('told');
  const [{ promises }] = await once(server, 'message');
  poster.close();
  server.send('end');
  await once(server, 'exit');
  return { promisesARequest: promises / REQUESTS };
}

const judged = judgeWork({ ...(await countAllocations()), ...(await countPromises()) }, readBudget());
const kept = judged.filter(({ isKept }) => isKept).length;
process.stdout.write(`${judged.map(({ line }) => line).join('\n')}\n${kept} passed, ${judged.length - kept} failed\n`);
process.exitCode = kept === judged.length ? 0 : 1;
