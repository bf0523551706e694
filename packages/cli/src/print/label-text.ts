import { formatMatcher } from '@signalbox/core';
import type { TextMap } from '@signalbox/sdk';

/** `alertname="Down" host="a"`: the name of the alert first, as people look for it. */
export function labelText(labels: TextMap): string {
  const names = Object.keys(labels).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return names.map((name) => formatMatcher({ name, operator: '=', value: labels[name] ?? '' })).join(' ');
}

function rank(name: string): number {
  return name === 'alertname' ? 0 : 1;
}
