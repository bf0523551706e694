import { residentBytes } from '../peers.ts';
import { createPoster } from '../post.ts';
import type { Scenario } from '../scenario.ts';

const ALERTS = 150_000;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const memory: Scenario = {
  id: 'memory',
  of: 'peers',
  figures: [
    {
      what: `KB of memory an alert, ${ALERTS.toLocaleString('en')} active, above the empty server`,
      better: 'less',
      judged: 'ratio',
      must: 0.5,
      aim: 0.2,
    },
    { what: 'MB resident when empty', better: 'less', judged: 'figure', must: 110, aim: 80 },
  ],
  async measure(start) {
    const peer = await start();
    await wait(1_500);
    const empty = residentBytes(peer.pid);
    const poster = createPoster(peer.alertsUrl);
    await poster.fill(0, ALERTS);
    await wait(4_000);
    const full = residentBytes(peer.pid);
    poster.close();
    await peer.stop();
    return [(full - empty) / ALERTS / 1024, empty / 1024 / 1024];
  },
};

export const memoryScenarios: readonly Scenario[] = [memory];
