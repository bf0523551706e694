import type { DeliveryPosition } from '@signalbox/core/store';
import { type Result, refused } from '../../http/http-problem.ts';
import { answered, apiEndpoint } from '../api-endpoint.ts';
import { pageParameters, pageSchema, readPage } from '../page.ts';
import { deliverySummaryJson, deliverySummarySchema } from './delivery.ts';
import { deliveryFilters, readDeliveryFilters } from './delivery-filters.ts';

export const listDeliveries = apiEndpoint({
  method: 'GET',
  path: '/api/v1/deliveries',
  id: 'listDeliveries',
  summary:
    'Deliveries by the time of decision, the newest first. A page may have fewer items than its limit, and still a next one.',
  query: { ...deliveryFilters, ...pageParameters },
  answer: pageSchema('DeliveryPage', deliverySummarySchema),
  async handle({ engine }, { query }) {
    const page = readPage(query);
    if (!page.ok) return page;
    const filters = readDeliveryFilters(query);
    if (!filters.ok) return filters;
    const { limit, after } = page.value;
    const position = after === undefined ? undefined : readCursor(after);
    if (position?.ok === false) return position;
    const asked = { ...filters.value, limit, ...(position === undefined ? {} : { after: position.value }) };
    const { deliveries, next } = await engine.deliveries(asked);
    return answered({ items: deliveries.map(deliverySummaryJson), next: next === undefined ? null : cursorOf(next) });
  },
});

function cursorOf({ decidedAt, id }: DeliveryPosition): string {
  return `${decidedAt}-${id}`;
}

function readCursor(cursor: string): Result<DeliveryPosition> {
  const [, decidedAt, id] = /^(\d{1,15})-(\d{1,15})$/.exec(cursor) ?? [];
  if (decidedAt === undefined) return refused(400, 'bad-query', '`cursor` is the `next` of the page before');
  return { ok: true, value: { decidedAt: Number(decidedAt), id: Number(id) } };
}
