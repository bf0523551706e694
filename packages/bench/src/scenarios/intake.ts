import type { Scenario } from '../scenario.ts';
import { postAlerts } from '../wrk.ts';

interface Intake {
  readonly per: number;
  readonly connections: number;
  readonly must: number;
  readonly aim: number;
}

/** Accepted alerts a second, all of them new, each on disk before its answer. */
function intake({ per, connections, must, aim }: Intake): Scenario {
  const what = `new alerts/s, ${per} a request, ${connections} connections`;
  return {
    id: `intake-${per}${connections === 16 ? '' : `-${connections}`}`,
    of: 'peers',
    figures: [{ what, better: 'more', judged: 'ratio', must, aim }],
    async measure(start, { seconds }) {
      const peer = await start();
      const { alertsPerSecond } = await postAlerts(peer.alertsUrl, { per, connections, seconds, seed: 'new' });
      await peer.stop();
      return [alertsPerSecond];
    },
  };
}

const RENEWED = 20_000;

/** Prometheus' common case: the same alerts again, with a later end, and nothing new. */
const resends: Scenario = {
  id: 'resends',
  of: 'peers',
  figures: [
    {
      what: `re-sent alerts/s, ${RENEWED.toLocaleString('en')} alerts, 64 a request`,
      better: 'more',
      judged: 'ratio',
      must: 2,
    },
  ],
  async measure(start, { seconds }) {
    const peer = await start();
    const load = { per: 64, connections: 16, seed: 'again', distinct: RENEWED };
    // The first load makes all of them known.
    await postAlerts(peer.alertsUrl, { ...load, seconds: 3 });
    const { alertsPerSecond } = await postAlerts(peer.alertsUrl, { ...load, seconds });
    await peer.stop();
    return [alertsPerSecond];
  },
};

export const intakeScenarios: readonly Scenario[] = [
  intake({ per: 1, connections: 16, must: 0.7, aim: 1.3 }),
  intake({ per: 1, connections: 256, must: 1, aim: 1.3 }),
  intake({ per: 10, connections: 16, must: 1.3, aim: 2 }),
  intake({ per: 10, connections: 256, must: 1.3, aim: 2 }),
  intake({ per: 100, connections: 16, must: 1.6, aim: 2.5 }),
  intake({ per: 100, connections: 256, must: 1.6, aim: 2.5 }),
  resends,
];
