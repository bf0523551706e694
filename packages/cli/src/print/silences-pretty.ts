import { silenceCondition } from '@signalbox/core';
import type { Fields } from '../client/fields.ts';
import type { Paint } from './paint.ts';
import { pointInTime } from './point-in-time.ts';
import { type Cell, facts, table } from './table.ts';

export function silencesPretty(silences: readonly Fields[], now: number, paint: Paint): string {
  const head = ['ID', 'STATE', 'ALERTS', 'BEGINS OR ENDS', 'AUTHOR', 'MATCHES', 'COMMENT'];
  const row = (silence: Fields): readonly Cell[] => [
    { text: silence.text('id') },
    { text: silence.text('state'), colour: colourOf(silence) },
    { text: String(silence.count('hides')) },
    { text: nextChange(silence, now) },
    { text: silence.flag('planned') ? 'planned' : silence.text('author') },
    { text: silence.text('condition') },
    { text: silence.text('comment') },
  ];
  return table(head, silences.map(row), paint);
}

/** @param history its revisions, the newest first */
export function silencePretty(silence: Fields, history: readonly Fields[], now: number, paint: Paint): string {
  const isPlanned = silence.flag('planned');
  return facts(
    [
      ['id', silence.text('id')],
      ['state', silence.text('state')],
      ['matches', isPlanned ? silence.text('condition') : silence.texts('matchers').join('\n')],
      ['silences', `${silence.count('hides')} alerts now`],
      ['begins', pointInTime(silence.time('startsAt'), now)],
      ['ends', pointInTime(silence.time('endsAt'), now)],
      ['author', isPlanned ? 'planned in the configuration' : silence.text('author')],
      ['comment', silence.text('comment')],
      ...history.map((revision): readonly [string, string] => [
        `revision ${revision.count('revision')}`,
        [
          `${pointInTime(revision.time('updatedAt'), now)}, ${revision.text('author')}: ${revision.text('comment')}`,
          `${silenceCondition(revision.texts('matchers'))}; ${revision.text('startsAt')} to ${revision.text('endsAt')}`,
        ].join('\n'),
      ]),
    ],
    paint,
  );
}

function nextChange(silence: Fields, now: number): string {
  const isPending = silence.text('state') === 'pending';
  return pointInTime(silence.time(isPending ? 'startsAt' : 'endsAt'), now) || '-';
}

function colourOf(silence: Fields): 'green' | 'yellow' | 'dim' {
  const colours = { active: 'green', pending: 'yellow' } as const;
  const state = silence.text('state');
  return state === 'active' || state === 'pending' ? colours[state] : 'dim';
}
