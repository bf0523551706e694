/**
 * Kills the router at random moments under load: `node packages/chaos/dist/oracles/kills.js [KILLS] [SEED]`.
 * Without a seed the moments are other ones each time.
 */
import { runKillRounds } from '../kill-rounds.ts';
import { Tally } from './tally.ts';

const kills = Number(process.argv[2] ?? 50);
const report = await runKillRounds(kills, Math.random);
const tally = new Tally();
const { accepted, unknown, lost, repeated } = report;
process.stdout.write(
  `${kills} kills: ${accepted} alerts accepted, ${unknown} without an answer, ${repeated} deliveries repeated\n`,
);
tally.check('every alert that was answered 2xx was told', lost.length === 0, `${lost.length} lost`);
tally.check('there was load', accepted > kills * 10, `${accepted} accepted`);
tally.end();
