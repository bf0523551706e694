import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postedAlerts } from '../alerts.ts';
import { createPoster } from '../post.ts';
import type { Scenario } from '../scenario.ts';

const ROUTES = 10_000;

const routes: Scenario = {
  id: 'routes',
  of: 'ours',
  figures: [
    {
      what: 'new alerts/s with 10,000 sibling routes, of those with 10',
      better: 'more',
      judged: 'figure',
      must: 0.95,
      aim: 1,
    },
  ],
  async measure(start) {
    const rates: number[] = [];
    for (const count of [10, ROUTES]) {
      const peer = await start({ routes: count });
      const poster = createPoster(peer.alertsUrl);
      await poster.fill(0, 20_000);
      rates.push(await poster.fill(20_000, 80_000));
      poster.close();
      await peer.stop();
    }
    const [few = Number.NaN, many = Number.NaN] = rates;
    return [many / few];
  },
};

const reload: Scenario = {
  id: 'reload',
  of: 'ours',
  figures: [
    {
      what: 'longest answer while 10,000 routes are reloaded under load, ms',
      better: 'less',
      judged: 'figure',
      must: 150,
      aim: 50,
    },
  ],
  async measure(start) {
    const peer = await start({ routes: ROUTES });
    const poster = createPoster(peer.alertsUrl);
    const config = join(peer.folder, 'signalbox.yaml');
    const text = readFileSync(config, 'utf8');
    const longest = async (forMs: number): Promise<number> => {
      let worst = 0;
      for (const until = performance.now() + forMs; performance.now() < until; number++) {
        const before = performance.now();
        await poster.post(postedAlerts(number, 1));
        worst = Math.max(worst, performance.now() - before);
        await new Promise((resolve) => setTimeout(resolve, 3));
      }
      return worst;
    };
    let number = 0;
    await longest(1_500);
    writeFileSync(config, text.replace('groupWait: 5m', 'groupWait: 6m'));
    const worst = await longest(6_000);
    poster.close();
    await peer.stop();
    return [worst];
  },
};

const restart: Scenario = {
  id: 'restart',
  of: 'ours',
  figures: [
    {
      what: 'restart with 100,000 active alerts, ms beyond an empty start',
      better: 'less',
      judged: 'figure',
      must: 1_500,
      aim: 800,
    },
  ],
  async measure(start) {
    const folder = mkdtempSync(join(tmpdir(), 'signalbox-bench-'));
    const empty = await start({ folder });
    const poster = createPoster(empty.alertsUrl);
    await poster.fill(0, 100_000);
    poster.close();
    await empty.stop();
    const full = await start({ folder });
    await full.stop();
    rmSync(folder, { recursive: true, force: true });
    return [full.readyAfterMs - empty.readyAfterMs];
  },
};

const MILLION = 1_000_000;

const million: Scenario = {
  id: 'million',
  of: 'ours',
  isLong: true,
  figures: [
    {
      what: 'new alerts/s, the last 100,000 of a million, of those of the first',
      better: 'more',
      judged: 'figure',
      must: 0.9,
      aim: 1,
    },
    { what: 'new alerts/s, the slowest 100,000 of a million', better: 'more', judged: 'figure' },
  ],
  async measure(start) {
    const peer = await start();
    const poster = createPoster(peer.alertsUrl);
    const rates: number[] = [];
    for (let from = 0; from < MILLION; from += MILLION / 10) rates.push(await poster.fill(from, from + MILLION / 10));
    poster.close();
    await peer.stop();
    return [(rates.at(-1) ?? Number.NaN) / (rates[0] ?? Number.NaN), Math.min(...rates)];
  },
};

export const scaleScenarios: readonly Scenario[] = [routes, reload, restart, million];
