import { answeredIfFound, apiEndpoint } from '../api-endpoint.ts';
import { deliveryJson, deliverySchema } from './delivery.ts';

export const getDelivery = apiEndpoint({
  method: 'GET',
  path: '/api/v1/deliveries/{id}',
  id: 'getDelivery',
  summary: 'One delivery, with its alerts and every attempt.',
  answer: deliverySchema,
  problems: [404],
  async handle({ engine }, { params }) {
    const delivery = await engine.delivery(params.id);
    return answeredIfFound(
      delivery && deliveryJson(delivery),
      'unknown-delivery',
      'no delivery that is kept has this id',
    );
  },
});
