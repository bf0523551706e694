import type { GivenUp } from '@signalbox/core';
import { Type } from '@signalbox/sdk';
import { component, exactly } from '../../http/component.ts';
import { type Result, refused } from '../../http/http-problem.ts';
import { storeProblem } from '../../http/store-problem.ts';
import { answered, apiEndpoint } from '../api-endpoint.ts';

export const giveUpDelivery = apiEndpoint({
  method: 'POST',
  path: '/api/v1/deliveries/{id}/give-up',
  id: 'giveUpDelivery',
  summary: 'Gives up a delivery that waits: it becomes a dead letter and is not tried again by itself.',
  answer: component('GivenUp', exactly({ id: Type.String(), state: Type.Literal('dead') })),
  problems: [404, 409],
  async handle({ engine }, { params }) {
    let given: GivenUp;
    try {
      given = await engine.giveUp(params.id);
    } catch (error) {
      return { ok: false, problem: storeProblem(error) };
    }
    return 'refused' in given ? refusal(given.refused) : answered({ id: given.name, state: 'dead' });
  },
});

function refusal(why: Extract<GivenUp, { readonly refused: string }>['refused']): Result<never> {
  switch (why) {
    case 'unknown':
      return refused(404, 'unknown-delivery', 'no delivery has this id');
    case 'being-tried':
      return refused(409, 'being-tried', 'this delivery is being tried at this moment: ask again when it waits');
    case 'dead':
      return refused(409, 'not-waiting', 'this delivery is a dead letter already');
    case 'sent':
      return refused(409, 'not-waiting', 'this delivery has arrived: only one that waits can be given up');
    case 'superseded':
      return refused(409, 'not-waiting', 'a newer message took the place of this delivery: give up that one');
  }
}
