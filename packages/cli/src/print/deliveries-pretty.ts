import { formatDuration } from '@signalbox/core';
import type { Fields } from '../client/fields.ts';
import { labelText } from './label-text.ts';
import type { Colour, Paint } from './paint.ts';
import { plainText } from './plain-text.ts';
import { pointInTime } from './point-in-time.ts';
import { requestPretty } from './request-pretty.ts';
import { type Cell, facts, table } from './table.ts';

export function deliveriesPretty(deliveries: readonly Fields[], now: number, paint: Paint): string {
  const head = ['ID', 'STATE', 'DECIDED', 'CHANNEL', 'REASON', 'SAYS', 'ATTEMPTS', 'NEXT', 'ROUTE', 'LAST ERROR'];
  const row = (delivery: Fields): readonly Cell[] => [
    { text: delivery.text('id') },
    stateOf(delivery),
    { text: pointInTime(delivery.time('decidedAt'), now) },
    { text: delivery.text('channel') },
    { text: delivery.text('reason') },
    { text: says(delivery) },
    { text: String(delivery.count('attempts')) },
    { text: pointInTime(delivery.time('nextAttemptAt'), now) || '-' },
    { text: delivery.text('route') },
    { text: delivery.text('lastError') || '-' },
  ];
  return table(head, deliveries.map(row), paint);
}

export function deliveryPretty(delivery: Fields, now: number, paint: Paint): string {
  const shown = facts(
    [
      ['id', delivery.text('id')],
      ['state', stateOf(delivery).text],
      ['channel', delivery.text('channel')],
      ['transport', delivery.text('transport')],
      ['reason', delivery.text('reason')],
      ['route', delivery.text('route')],
      ['group', delivery.text('group')],
      ['severity', delivery.text('severity')],
      ['says', says(delivery)],
      ['decided', pointInTime(delivery.time('decidedAt'), now)],
      ['settled', pointInTime(delivery.time('settledAt'), now)],
      ['attempts', String(delivery.count('attempts'))],
      ['next try', pointInTime(delivery.time('nextAttemptAt'), now)],
      ['last error', delivery.text('lastError')],
      ['alerts', delivery.list('alerts').map(alertLine).join('\n')],
    ],
    paint,
  );
  const tries = delivery.list('tries').map((attempt, index) => attemptText(attempt, index + 1, now, paint));
  return [shown, ...tries].join('\n\n');
}

function attemptText(attempt: Fields, number: number, now: number, paint: Paint): string {
  const [startedAt = 0, endedAt = 0] = [attempt.time('startedAt'), attempt.time('endedAt')];
  const head = facts(
    [
      [`attempt ${number}`, pointInTime(startedAt, now)],
      ['took', formatDuration(endedAt - startedAt)],
      ['outcome', attempt.text('outcome')],
      ['status', attempt.count('status') === 0 ? '' : String(attempt.count('status'))],
      ['why', attempt.text('reason')],
    ],
    paint,
  );
  const request = attempt.object('request');
  return request === undefined ? head : `${head}\n\n${shownRequest(request, paint).trimEnd()}`;
}

/** A transport that sends by itself has no request: what it shows stands alone. */
function shownRequest(request: Fields, paint: Paint): string {
  if (request.text('url') === '') return plainText(request.text('body'));
  const [method, url, body] = [request.text('method'), request.text('url'), request.text('body')];
  return requestPretty({ method, url, headers: request.textMap('headers'), body }, paint);
}

function alertLine(alert: Fields): string {
  return `${alert.text('fingerprint')}  ${alert.text('status')}  ${labelText(alert.textMap('labels'))}`;
}

/** `2 firing, 1 resolved`. */
function says(delivery: Fields): string {
  const counts = ['firing', 'resolved', 'suppressed'].map((name) => [delivery.count(name), name] as const);
  return counts
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${name}`)
    .join(', ');
}

const COLOURS: Readonly<Record<string, Colour>> = { dead: 'red', waiting: 'yellow', sent: 'green' };

function stateOf(delivery: Fields): Cell {
  const text = delivery.text('state');
  const colour = COLOURS[text];
  return colour === undefined ? { text } : { text, colour };
}
