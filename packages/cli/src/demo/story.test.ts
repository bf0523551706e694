import { mackerel } from '@signalbox/source-mackerel';
import { describe, expect, it } from 'vitest';
import { STORY_MS, tellStory } from './story.ts';

const BEGIN = Date.UTC(2026, 10, 23, 10);
const received = (round: string) =>
  tellStory(round, BEGIN).flatMap(({ afterMs, payload }) => {
    const { alerts, problems } = mackerel.read({ body: payload, receivedAt: BEGIN + afterMs }, {});
    expect(problems).toEqual([]);
    return alerts;
  });

describe('the story of the demo', () => {
  it('is told in order, and ends before it begins again', () => {
    const times = tellStory('a', BEGIN).map(({ afterMs }) => afterMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)).toBeLessThan(STORY_MS);
  });

  it('has three things to say within the first ten seconds', () => {
    expect(tellStory('a', BEGIN).filter(({ afterMs }) => afterMs <= 10_000).length).toBeGreaterThanOrEqual(3);
  });

  it('leads through warning, critical and recovery, and every alert ends', () => {
    const last = new Map(received('a').flatMap(({ key, status, notice }) => (notice ? [] : [[key, status]])));
    expect(received('a').map(({ labels }) => labels['severity'])).toEqual(
      expect.arrayContaining(['warning', 'critical', 'ok', 'info']),
    );
    expect(last.size).toBe(4);
    expect(new Set(last.values())).toEqual(new Set(['resolved']));
  });

  it('speaks Japanese, too', () => {
    expect(received('a').some(({ annotations }) => /[ぁ-ん]/.test(annotations['summary'] ?? ''))).toBe(true);
  });

  it('has other alerts in another round', () => {
    const keys = (round: string) => received(round).flatMap(({ key }) => (key?.startsWith('3') ? [key] : []));
    expect(keys('a').filter((key) => keys('b').includes(key))).toEqual([]);
  });
});
