import { formatDuration } from '@signalbox/core';
import type { ExplainedMatch, Explanation } from '../alerts/explain-alert.ts';
import type { Paint } from './paint.ts';
import { plainText } from './plain-text.ts';

/** An explanation as a tree: the alert, the routes that were tried, and what follows. */
export function explainPretty(
  { labels, matches, channels, fallbacks = [], silencedBy, inhibitedBy = [], trace }: Explanation,
  paint: Paint,
): string {
  const taken = new Set(matches.map(({ route }) => route));
  return [
    paint('bold', plainText(pairsText(labels))),
    ...trace.map(({ route, matched, by }) => {
      const mark = matched ? paint('green', '✓') : paint('dim', '✗');
      const line = `${route}  ${paint('dim', plainText(by))}`;
      return `├─ ${mark} ${taken.has(route) ? paint('bold', line) : line}`;
    }),
    ...matches.map((match) => `├─ ${matchText(match, paint)}`),
    ...silencedBy.map(({ id, comment, until }) => {
      const name = comment === '' ? id : `${id} (${comment})`;
      return `├─ ${paint('yellow', 'silenced')} by ${plainText(name)} ${untilText(until)}`;
    }),
    ...(inhibitedBy.length === 0 ? [] : [`├─ ${paint('yellow', 'inhibited')} by ${plainText(inhibitedBy.join(', '))}`]),
    ...fallbacks.map(
      ({ channel, fallback, afterMs }) =>
        `├─ ${paint('cyan', fallback)} steps in for ${channel}: at once if it rejects a message, else after ${formatDuration(afterMs)}`,
    ),
    `└─ ${paint('bold', 'channels:')} ${channels.length === 0 ? paint('yellow', 'none: it is dropped') : channels.join(', ')}`,
  ].join('\n');
}

/** Silences and mute times in one form: to the second, with the zone. */
function untilText(until: string | null): string {
  return until === null ? 'with no end in sight' : `until ${until.replace(/\.\d+/, '')}`;
}

function matchText({ route, channels, group, muted, ...times }: ExplainedMatch, paint: Paint): string {
  const to = channels.length === 0 ? 'nobody' : channels.join(', ');
  const key = Object.keys(group.key).length === 0 ? 'all in one' : plainText(pairsText(group.key));
  const wait = `waits ${formatDuration(times.groupWaitMs)}, then every ${formatDuration(times.groupIntervalMs)}, repeats after ${formatDuration(times.repeatIntervalMs)}`;
  const lines = [`group ${key}`, paint('dim', wait)];
  if (muted !== null) lines.push(`${paint('yellow', 'muted')} by ${muted.by.join(', ')} ${untilText(muted.until)}`);
  return [`${paint('cyan', '→')} ${paint('bold', route)} notifies ${paint('cyan', to)}`, ...lines].join('\n│    ');
}

function pairsText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return pairs.length === 0 ? '{}' : pairs.join(' ');
}
