import { toNumber } from '../values/format-value.ts';
import type { TemplateHelper } from './helper.ts';

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const;

export const duration: TemplateHelper = {
  name: 'duration',
  signature: 'duration ms',
  description: 'A number of milliseconds in its two largest units: `2d 3h`, `1h 5m`, `45s`.',
  example: { template: '{{duration 3900000}}', shows: '1h 5m' },
  arity: [1, 1],
  run: ([value]) => {
    const ms = toNumber(value);
    return ms === undefined ? '' : formatDuration(ms);
  },
};

export const ago: TemplateHelper = {
  name: 'ago',
  signature: 'ago t',
  description: 'How long before this message a time was: `5m ago`, `in 2h`, `just now`.',
  example: { template: '{{#each firing}}{{ago startsAt}}{{/each}}', shows: '10m ago' },
  arity: [1, 1],
  run: ([value], { now }) => {
    const at = toNumber(value);
    if (at === undefined) return '';
    const passed = now - at;
    if (Math.abs(passed) < 1_000) return 'just now';
    return passed > 0 ? `${formatDuration(passed)} ago` : `in ${formatDuration(-passed)}`;
  },
};

function formatDuration(ms: number): string {
  if (ms < 0) return `-${formatDuration(-ms)}`;
  if (ms < 1_000) return `${Math.floor(ms)}ms`;
  const largest = UNITS.findIndex(([, size]) => ms >= size);
  let rest = ms;
  const shown: string[] = [];
  for (const [unit, size] of UNITS.slice(largest, largest + 2)) {
    const count = Math.floor(rest / size);
    if (count > 0) shown.push(`${count}${unit}`);
    rest -= count * size;
  }
  return shown.join(' ');
}
