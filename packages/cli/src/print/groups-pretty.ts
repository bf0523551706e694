import type { Fields } from '../client/fields.ts';
import { labelText } from './label-text.ts';
import type { Paint } from './paint.ts';
import { pointInTime } from './point-in-time.ts';
import { type Cell, facts, table } from './table.ts';

export function groupsPretty(groups: readonly Fields[], now: number, paint: Paint): string {
  const head = ['ID', 'ROUTE', 'FIRING', 'SUPPRESSED', 'RESOLVED', 'NOTIFIED', 'NEXT LOOK', 'KEY'];
  const row = (group: Fields): readonly Cell[] => [
    { text: group.text('id') },
    { text: group.text('route') },
    { text: String(group.count('firing')) },
    { text: String(group.count('suppressed')) },
    { text: String(group.count('resolved')) },
    { text: pointInTime(group.time('notifiedAt'), now) || 'never' },
    group.flag('muted') ? { text: 'muted', colour: 'yellow' } : { text: pointInTime(group.time('dueAt'), now) || '-' },
    { text: keyText(group) },
  ];
  return table(head, groups.map(row), paint);
}

export function groupPretty(group: Fields, now: number, paint: Paint): string {
  const channels = group.list('channels').map((channel) => {
    const notified = pointInTime(channel.time('toldAt'), now);
    const what =
      notified === '' ? 'not notified yet' : `notified ${notified}, ${channel.count('toldFiring')} firing there`;
    return `${channel.text('channel')}: ${what}`;
  });
  return facts(
    [
      ['id', group.text('id')],
      ['route', group.text('route')],
      ['key', keyText(group)],
      ['firing', String(group.count('firing'))],
      ['suppressed', String(group.count('suppressed'))],
      ['resolved', String(group.count('resolved'))],
      ['muted', group.flag('muted') ? 'now' : undefined],
      ['notified', pointInTime(group.time('notifiedAt'), now) || 'never'],
      ['next look', pointInTime(group.time('dueAt'), now)],
      ['channels', channels.join('\n')],
      ['members', group.texts('members').join('\n')],
    ],
    paint,
  );
}

function keyText(group: Fields): string {
  return labelText(group.textMap('key')) || 'all in one';
}
