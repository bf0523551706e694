import type { DatabaseSync } from 'node:sqlite';
import type {
  DeliveryPage,
  DeliveryPosition,
  DeliveryQuery,
  DeliverySummary,
  GroupChannel,
} from '@signalbox/core/store';
import { NAMES_ALERT } from './delivery-alerts.ts';
import { readSummary } from './delivery-row.ts';
import { numberOf, type Row } from './row.ts';

export interface DeliveryListStatements {
  list(query: DeliveryQuery): DeliveryPage;
  newest(of: readonly GroupChannel[]): DeliverySummary[];
}

/** Rows that are examined for one page: a rare match among very many takes several pages, none of which is slow. */
const MOST_EXAMINED = 20_000;

const ORDER = 'ORDER BY d.decided_at DESC, d.id DESC';

export function prepareDeliveryList(db: DatabaseSync): DeliveryListStatements {
  const newest = (also: string) => `SELECT id FROM delivery
    WHERE group_id = q.value ->> 'groupId' AND channel = q.value ->> 'channel' ${also}
    ORDER BY decided_at DESC, id DESC LIMIT 1`;
  const newestOf = db.prepare(`
    SELECT d.* FROM json_each(?1) q JOIN delivery d ON d.id = (${newest('')})
    UNION SELECT d.* FROM json_each(?1) q JOIN delivery d ON d.id = (${newest(`AND state = 'sent'`)})`);

  /** The last row that may be examined, where there are so many. */
  const lastExamined = ({ from, isShort, served }: Walk, conditions: readonly Condition[]) => {
    const { where, values } = allOf(conditions.filter(({ filter }) => served.includes(filter)));
    if (isShort) return undefined;
    const sql = `SELECT d.decided_at, d.id FROM ${from} ${where} ${ORDER} LIMIT 1 OFFSET ${MOST_EXAMINED - 1}`;
    const row = db.prepare(sql).get(values);
    return row && positionOf(row);
  };

  return {
    list(query) {
      const walk = walkOf(query);
      const wanted = conditionsOf(query);
      const last = lastExamined(walk, wanted);
      const { where, values } = allOf(last === undefined ? wanted : [...wanted, notBehind(last)]);
      const sql = `SELECT d.* FROM ${walk.from} ${where} ${ORDER} LIMIT :limit`;
      const rows = db.prepare(sql).all({ ...values, limit: query.limit + 1 });
      const shown = rows.slice(0, query.limit);
      const lastShown = shown.at(-1);
      const next = rows.length > shown.length && lastShown !== undefined ? positionOf(lastShown) : last;
      return { deliveries: shown.map(readSummary), ...(next === undefined ? {} : { next }) };
    },
    newest: (of) => newestOf.all(JSON.stringify(of)).map(readSummary),
  };
}

type Filter = Exclude<keyof DeliveryQuery, 'limit'>;

interface Condition {
  readonly filter: Filter;
  readonly sql: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/**
 * In which order rows are examined. The order of the join and the index are set here: without figures of what is in the
 * tables, SQLite would often choose others.
 */
interface Walk {
  readonly from: string;
  /** What the index leads to; the rest is examined row by row. */
  readonly served: readonly Filter[];
  /** An alert, a group and a delivery that is repeated have few deliveries: all may be examined. */
  readonly isShort: boolean;
}

function walkOf({ alert, groupId, state, channel, route, resendOf }: DeliveryQuery): Walk {
  if (alert !== undefined) return { from: `(${NAMES_ALERT}) n CROSS JOIN delivery d`, served: [], isShort: true };
  const along = (index: string, ...served: readonly Filter[]): Walk => ({
    from: `delivery d INDEXED BY ${index}`,
    served: [...served, 'since', 'until', 'after'],
    isShort: served.includes('groupId') || served.includes('resendOf'),
  });
  if (resendOf !== undefined) return along('delivery_resend', 'resendOf');
  if (groupId !== undefined) return along('delivery_group', 'groupId');
  if (state !== undefined && state !== 'sent') return along(`delivery_${state}`, 'state');
  if (channel !== undefined) return along('delivery_channel', 'channel');
  if (route !== undefined) return along('delivery_route', 'route');
  return along('delivery_decided');
}

function conditionsOf(query: DeliveryQuery) {
  const { state, channel, route, groupId, alert, reason, resendOf, since, until, after } = query;
  const given: Condition[] = [];
  const add = (filter: Filter, sql: string, value: string | number | undefined) => {
    if (value !== undefined) given.push({ filter, sql, values: { [filter]: value } });
  };
  add('alert', 'd.id = n.delivery_id', alert);
  add('groupId', 'd.group_id = :groupId', groupId);
  add('channel', 'd.channel = :channel', channel);
  add('route', 'd.route = :route', route);
  add('resendOf', 'd.resend_of = :resendOf', resendOf);
  add('reason', 'd.reason = :reason', reason);
  add('since', 'd.decided_at >= :since', since);
  add('until', 'd.decided_at < :until', until);
  if (state !== undefined) given.push({ filter: 'state', sql: STATES[state], values: {} });
  if (after !== undefined) {
    const values = { afterTime: after.decidedAt, afterId: after.id };
    given.push({ filter: 'after', sql: '(d.decided_at, d.id) < (:afterTime, :afterId)', values });
  }
  return given;
}

/** The state is written out: a partial index serves only a condition that names its constant. */
const STATES = {
  waiting: `d.state = 'waiting'`,
  sent: `d.state = 'sent'`,
  dead: `d.state = 'dead'`,
  superseded: `d.state = 'superseded'`,
} as const;

function notBehind({ decidedAt, id }: DeliveryPosition): Condition {
  const sql = '(d.decided_at, d.id) >= (:endTime, :endId)';
  return { filter: 'after', sql, values: { endTime: decidedAt, endId: id } };
}

function allOf(conditions: readonly Condition[]) {
  return {
    where: conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`,
    values: Object.assign({}, ...conditions.map(({ values }) => values)) as Condition['values'],
  };
}

function positionOf(row: Row): DeliveryPosition {
  return { decidedAt: numberOf(row, 'decided_at'), id: numberOf(row, 'id') };
}
