import { type Alert, escapePlainText, type Message, truncate } from '@signalbox/sdk';

const MAX_HEADLINE_CHARS = 500;

/** The message in one plain line, without a template: `CRITICAL: CPU % on db-1 (and 2 more)`. Never empty. */
export function headline({ status, severity, alerts }: Pick<Message, 'status' | 'severity' | 'alerts'>): string {
  const word = status === 'resolved' ? 'RESOLVED' : severity.toUpperCase();
  const [first, ...others] = alerts;
  const about = first === undefined ? 'alert' : subject(first);
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  const line = escapePlainText(`${word}: ${about}`).replace(/\s+/g, ' ');
  return truncate(line, MAX_HEADLINE_CHARS - more.length) + more;
}

function subject({ labels }: Alert): string {
  const name = labels['alertname'] || 'alert';
  const place = labels['host'] || labels['instance'] || labels['service'];
  return place ? `${name} on ${place}` : name;
}
