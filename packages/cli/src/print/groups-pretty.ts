import type { Fields } from '../client/fields.ts';
import { labelText } from './label-text.ts';
import { latestDelivery } from './latest-delivery.ts';
import type { Paint } from './paint.ts';
import { pointInTime } from './point-in-time.ts';
import { type Cell, facts, table } from './table.ts';

export function groupsPretty(groups: readonly Fields[], now: number, paint: Paint): string {
  const head = ['ID', 'ROUTE', 'FIRING', 'SUPPRESSED', 'RESOLVED', 'DECIDED', 'NEXT LOOK', 'CHANNELS', 'KEY'];
  const row = (group: Fields): readonly Cell[] => [
    { text: group.text('id') },
    { text: group.text('route') },
    { text: String(group.count('firing')) },
    { text: String(group.count('suppressed')) },
    { text: String(group.count('resolved')) },
    { text: pointInTime(group.time('decidedAt'), now) || 'never' },
    group.flag('muted') ? { text: 'muted', colour: 'yellow' } : { text: pointInTime(group.time('dueAt'), now) || '-' },
    channelsCell(group),
    { text: keyText(group) },
  ];
  return table(head, groups.map(row), paint);
}

export function groupPretty(group: Fields, now: number, paint: Paint): string {
  const channels = group
    .list('channels')
    .map((channel) => `${channel.text('channel')}: ${latestDelivery(channel, now)}${firingThere(channel)}`);
  return facts(
    [
      ['id', group.text('id')],
      ['route', group.text('route')],
      ['key', keyText(group)],
      ['firing', String(group.count('firing'))],
      ['suppressed', String(group.count('suppressed'))],
      ['resolved', String(group.count('resolved'))],
      ['muted', group.flag('muted') ? 'now' : undefined],
      ['decided', pointInTime(group.time('decidedAt'), now) || 'never'],
      ['next look', pointInTime(group.time('dueAt'), now)],
      ['channels', channels.join('\n')],
      ['members', group.texts('members').join('\n')],
    ],
    paint,
  );
}

/** How many alerts a channel has learned to be firing, where what it was to learn arrived. */
function firingThere(channel: Fields): string {
  return channel.text('state') === 'sent' ? `, ${channel.count('firing')} firing there` : '';
}

/** `room delivered, pager dead`. */
function channelsCell(group: Fields): Cell {
  const channels = group.list('channels').filter((channel) => channel.text('state') !== '');
  const isOf = (state: string) => channels.some((channel) => channel.text('state') === state);
  const text = channels.map((channel) => `${channel.text('channel')} ${wordOf(channel.text('state'))}`).join(', ');
  if (isOf('dead')) return { text, colour: 'red' };
  return isOf('waiting') ? { text, colour: 'yellow' } : { text: text || '-' };
}

function wordOf(state: string): string {
  return state === 'sent' ? 'delivered' : state;
}

function keyText(group: Fields): string {
  return labelText(group.textMap('key')) || 'all in one';
}
