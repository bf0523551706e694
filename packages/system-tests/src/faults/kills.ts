/**
 * Kills the router at random moments under load: `node packages/system-tests/dist/faults/kills.js [KILLS] [SEED]`.
 * Without a seed the moments are other ones each time.
 */
import { seededRandom } from '../seeded-random.ts';
import { Tally } from '../tally.ts';
import { runKillRounds } from './kill-rounds.ts';

const kills = Number(process.argv[2] ?? 50);
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 32));
process.stdout.write(`${kills} kills, seed ${seed}\n`);
const report = await runKillRounds(kills, seededRandom(seed).next);
const tally = new Tally();
const { accepted, unknown, lost, repeated } = report;
process.stdout.write(
  `${kills} kills: ${accepted} alerts accepted, ${unknown} without an answer, ${repeated} deliveries repeated\n`,
);
tally.check('every alert that was answered 2xx was told', lost.length === 0, `${lost.length} lost`);
tally.check('there was load', accepted > kills * 10, `${accepted} accepted`);
tally.end();
