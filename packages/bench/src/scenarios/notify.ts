import { postedAlerts } from '../alerts.ts';
import { share } from '../measured.ts';
import { createPoster } from '../post.ts';
import type { Scenario } from '../scenario.ts';
import { withWebhook } from '../webhook.ts';

const RATE = 500;
const BURST = 10_000;

/** From the POST of an alert to its notification at a webhook: every alert is a group of its own, due at once. */
const latency: Scenario = {
  id: 'latency',
  of: 'peers',
  figures: [
    { what: `POST to webhook at ${RATE}/s, median ms`, better: 'less', judged: 'figure', must: 4, aim: 2 },
    { what: `POST to webhook at ${RATE}/s, 99th percentile ms`, better: 'less', judged: 'figure', must: 60, aim: 15 },
  ],
  measure: (start, { seconds }) =>
    withWebhook(async (webhook) => {
      const peer = await start({ grouping: 'each alone, at once', webhookPort: webhook.port });
      const poster = createPoster(peer.alertsUrl, 32);
      const sent: number[] = [];
      const posts: Promise<void>[] = [];
      let refusals = 0;
      const refused = () => {
        refusals += 1;
      };
      const began = performance.now();
      // The first second warms up, and is not counted.
      for (let now = began; now - began < (seconds + 1) * 1000; now = performance.now()) {
        for (const due = ((now - began) / 1000) * RATE; sent.length < due; ) {
          posts.push(poster.post(postedAlerts(sent.length, 1)).catch(refused));
          sent.push(performance.now());
        }
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      await Promise.all(posts);
      if (refusals > 0) throw new Error(`${refusals} requests failed`);
      await webhook.arrived(sent.length);
      const took = sent
        .map((at, number) => (webhook.arrivals.get(`host-${number}:9100`) ?? Number.NaN) - at)
        .slice(RATE)
        .toSorted((a, b) => a - b);
      poster.close();
      await peer.stop();
      return [share(took, 0.5), share(took, 0.99)];
    }),
};

const burst: Scenario = {
  id: 'burst',
  of: 'peers',
  figures: [
    {
      what: `burst of ${BURST.toLocaleString('en')} groups, notifications/s`,
      better: 'more',
      judged: 'ratio',
      must: 1.5,
      aim: 2,
    },
  ],
  measure: (start) =>
    withWebhook(async (webhook) => {
      const peer = await start({ grouping: 'each alone, at once', webhookPort: webhook.port });
      const poster = createPoster(peer.alertsUrl, 32);
      const warm = 1_000;
      await poster.fill(0, warm);
      await webhook.arrived(warm);
      const began = performance.now();
      await poster.fill(warm, warm + BURST);
      await webhook.arrived(warm + BURST);
      const took = performance.now() - began;
      poster.close();
      await peer.stop();
      return [BURST / (took / 1000)];
    }),
};

export const notifyScenarios: readonly Scenario[] = [latency, burst];
