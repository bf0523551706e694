import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alertIn } from './testing/read-message.ts';
import { SAMPLES } from './testing/samples.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

describe('the README', () => {
  it('shows a message and the labels that it gets', () => {
    const [message, labels] = [...readme.matchAll(/```json\n(.*?)```/gs)].map(([, json]) => JSON.parse(json ?? ''));
    expect({ ...alertIn(message).labels }).toEqual(labels);
  });

  it('lists every label, annotation and event, and no other', () => {
    const alerts = Object.values(SAMPLES).map(alertIn);
    const events = alerts.map(({ labels }) => labels['event'] ?? '');
    expect(namesIn('Labels')).toEqual(new Set(alerts.flatMap(({ labels }) => Object.keys(labels))));
    expect(namesIn('Annotations')).toEqual(new Set(alerts.flatMap(({ annotations }) => Object.keys(annotations))));
    expect(namesIn('Events')).toEqual(new Set(events));
  });
});

/** What stands in code in the first column of a section's table. */
function namesIn(section: string): Set<string> {
  const text = readme.split(/^## /m).find((part) => part.startsWith(section)) ?? '';
  const firstCells = [...text.matchAll(/^\| ([^|]*) \|/gm)].map(([, cell]) => cell ?? '');
  return new Set(firstCells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '')));
}
