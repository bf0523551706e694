import type { ActiveAlert, Engine } from '@signalbox/core';
import { compileMatcherList } from '@signalbox/core';
import { describe, expect, it } from 'vitest';
import { findAlerts } from './find-alerts.ts';

/** Very many alerts, of which the last one alone is on `db-1`. */
const alerts = Array.from({ length: 25_000 }, (_, index): ActiveAlert => {
  const host = index === 24_999 ? 'db-1' : 'web-1';
  const fingerprint = index.toString(16).padStart(32, '0');
  const facts = { source: 'list', status: 'firing', severity: 'critical', startsAt: 0, arrivedAt: 0 } as const;
  return { ...facts, fingerprint, labels: { host }, annotations: {}, groups: [], silencedBy: [], inhibitedBy: [] };
});
const engine: Pick<Engine, 'alerts'> = {
  alerts: async ({ after = '', limit }) => alerts.filter(({ fingerprint }) => fingerprint > after).slice(0, limit),
};
const matching = (text: string) => compileMatcherList([text]).matcher ?? { text: '', test: () => false };

describe('a rare match among very many alerts', () => {
  it('is found over pages that may be empty, each of which looks at a part of them', async () => {
    const sizes: number[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page = await findAlerts(engine, matching('host="db-1"'), { limit: 100, after: next });
      sizes.push(page.items.length);
      next = page.next;
    }
    expect(sizes).toEqual([0, 0, 1]);
  });

  it('goes on behind the last one that was shown where a page is full', async () => {
    const page = await findAlerts(engine, matching('host="web-1"'), { limit: 100 });
    expect([page.items.length, page.next]).toEqual([100, alerts[99]?.fingerprint]);
  });
});
