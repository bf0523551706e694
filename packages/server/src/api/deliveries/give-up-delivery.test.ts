import { type Outcome, ok, retry } from '@signalbox/sdk';
import { afterEach, describe, expect, it } from 'vitest';
import { endServers } from '../../testing/a-server.ts';
import { answeringPlugins } from '../../testing/an-answering-transport.ts';
import { anApi } from '../../testing/an-api.ts';

afterEach(endServers);

const WIRE = `
version: 1
sources: { list: { type: list } }
defaults: { groupWait: 0s, groupBy: [host] }
channels: { room: { transport: wire } }
unmatched: { to: [room] }
`;

/** A server with a delivery whose channel answers so. */
async function after(outcome: Outcome) {
  const api = await anApi(WIRE, { builtin: answeringPlugins(new Map([['room', outcome]])) });
  await api.fire({ alertname: 'Down', host: 'a' });
  const tried = async () => {
    for (;;) {
      const [delivery] = (await api.ask('GET', '/deliveries')).body.items;
      if (delivery !== undefined && (delivery.attempts > 0 || delivery.state !== 'waiting')) return delivery;
    }
  };
  const delivery = await tried();
  return { ...api, delivery, giveUp: () => api.ask('POST', `/deliveries/${delivery.id}/give-up`) };
}

describe('POST /api/v1/deliveries/{id}/give-up', () => {
  it('makes a dead letter of what waits, once', async () => {
    const { giveUp, ask, delivery } = await after(retry('down'));
    let given = await giveUp();
    // Its answer may not be settled yet.
    while (given.body.code === 'being-tried') given = await giveUp();
    expect(given).toMatchObject({ status: 200, body: { id: delivery.id, state: 'dead' } });
    const shown = await ask('GET', `/deliveries/${delivery.id}`);
    expect(shown.body).toMatchObject({ state: 'dead', lastError: 'given up by a person', nextAttemptAt: null });
    expect(await giveUp()).toMatchObject({ status: 409, body: { code: 'not-waiting' } });
  });

  it('refuses what is unknown or has arrived', async () => {
    const { giveUp, ask } = await after(ok);
    expect(await giveUp()).toMatchObject({ status: 409, body: { code: 'not-waiting' } });
    expect(await ask('POST', '/deliveries/x-1/give-up')).toMatchObject({
      status: 404,
      body: { code: 'unknown-delivery' },
    });
  });
});
