/** The severities that Signalbox knows, from the worst. A sender may say any other; it ranks as `unknown`. */
export const SEVERITIES = ['critical', 'error', 'warning', 'unknown', 'info'] as const;

const RANK: ReadonlyMap<string, number> = new Map(SEVERITIES.map((severity, rank) => [severity, rank]));
const UNKNOWN_RANK = SEVERITIES.indexOf('unknown');

/** The severity of an alert with these labels: the label `severity` in lower case, else `unknown`. */
export function severityOf(labels: Readonly<Record<string, string>>): string {
  return labels['severity']?.toLowerCase() || 'unknown';
}

/** The worst of some severities, `unknown` if there are none. Of equals the first one. */
export function worstSeverity(severities: Iterable<string>): string {
  let worst: string | undefined;
  for (const severity of severities) {
    if (worst === undefined || rank(severity) < rank(worst)) worst = severity;
  }
  return worst ?? 'unknown';
}

function rank(severity: string): number {
  return RANK.get(severity) ?? UNKNOWN_RANK;
}
