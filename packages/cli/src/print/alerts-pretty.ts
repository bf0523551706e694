import type { Fields } from '../client/fields.ts';
import { labelText } from './label-text.ts';
import { latestDelivery } from './latest-delivery.ts';
import type { Paint } from './paint.ts';
import { pointInTime } from './point-in-time.ts';
import { type Cell, facts, table } from './table.ts';

export function alertsPretty(alerts: readonly Fields[], now: number, paint: Paint): string {
  const head = ['FINGERPRINT', 'SEVERITY', 'STATE', 'SINCE', 'LABELS'];
  const row = (alert: Fields): readonly Cell[] => [
    { text: alert.text('fingerprint') },
    { text: alert.text('severity'), ...(alert.text('severity') === 'critical' ? { colour: 'red' } : {}) },
    stateOf(alert),
    { text: pointInTime(alert.time('startsAt'), now) },
    { text: labelText(alert.textMap('labels')) },
  ];
  return table(head, alerts.map(row), paint);
}

export function alertPretty(alert: Fields, now: number, paint: Paint): string {
  return facts(
    [
      ['fingerprint', alert.text('fingerprint')],
      ['state', stateOf(alert).text],
      ['severity', alert.text('severity')],
      ['source', alert.text('source')],
      ['labels', labelText(alert.textMap('labels')).replaceAll(/(?<=") (?=[^ ]+=")/g, '\n')],
      ...Object.entries(alert.textMap('annotations')),
      ['link', alert.text('link')],
      ['began', pointInTime(alert.time('startsAt'), now)],
      ['arrived', pointInTime(alert.time('arrivedAt'), now)],
      ['ended', pointInTime(alert.time('endsAt'), now)],
      ['groups', alert.texts('groups').join('\n')],
      ['channels', channelsOf(alert, now).join('\n')],
      ['silenced by', alert.texts('silencedBy').join('\n')],
      ['inhibited by', alert.texts('inhibitedBy').join('\n')],
    ],
    paint,
  );
}

/** A channel that several groups notify is shown with its group. */
function channelsOf(alert: Fields, now: number): readonly string[] {
  const channels = alert.list('channels');
  const count = Map.groupBy(channels, (channel) => channel.text('channel'));
  return channels.map((channel) => {
    const name = channel.text('channel');
    const group = (count.get(name)?.length ?? 0) > 1 ? ` (group ${channel.text('group')})` : '';
    return `${name}${group}: ${latestDelivery(channel, now)}`;
  });
}

function stateOf(alert: Fields): Cell {
  if (alert.text('status') === 'resolved') return { text: 'resolved', colour: 'green' };
  if (alert.texts('silencedBy').length > 0) return { text: 'silenced', colour: 'yellow' };
  if (alert.texts('inhibitedBy').length > 0) return { text: 'inhibited', colour: 'yellow' };
  return { text: 'firing', colour: 'red' };
}
