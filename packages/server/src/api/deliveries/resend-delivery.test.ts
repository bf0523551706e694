import { afterEach, describe, expect, it } from 'vitest';
import { endServers } from '../../testing/a-server.ts';
import { anApi, type TestApi } from '../../testing/an-api.ts';

afterEach(endServers);

/** Nothing listens there, and nothing is tried twice: what is sent there is a dead letter at once. */
const DEAD = `
version: 1
sources: { list: { type: list } }
defaults: { groupWait: 0s }
channels:
  room: { transport: record }
  gone: { transport: webhook, url: "http://127.0.0.1:1/", retry: { giveUpAfter: 1s } }
unmatched: { to: [gone] }
`;

async function aDeadLetter(api: TestApi): Promise<string> {
  await api.fire({ alertname: 'Down' });
  const dead = async () => (await api.ask('GET', '/deliveries?state=dead')).body.items;
  await expect.poll(async () => (await dead()).length, { timeout: 30_000 }).toBe(1);
  return (await dead())[0].id;
}

describe('POST /api/v1/deliveries/{id}/resend', () => {
  it('sends a dead letter again, to another channel if that is asked for, and once', async () => {
    const api = await anApi(DEAD);
    const id = await aDeadLetter(api);
    const first = await api.ask('POST', `/deliveries/${id}/resend`, { channel: 'room' });
    expect(first).toMatchObject({ status: 202, body: { resendOf: id, channel: 'room' } });
    while (api.told.messages.length === 0) await api.told.next();
    expect(api.told.messages).toMatchObject([{ reason: 'resend', id: first.body.id, resendFrom: expect.any(Number) }]);
    expect((await api.ask('POST', `/deliveries/${id}/resend`, { channel: 'room' })).body).toEqual(first.body);
    expect((await api.ask('GET', `/deliveries/${first.body.id}`)).body).toMatchObject({
      reason: 'resend',
      resendOf: id,
    });
    expect(await api.ask('POST', `/deliveries/${id}/resend`)).toMatchObject({ status: 202, body: { channel: 'gone' } });
  });

  it('refuses what makes no sense, and changes nothing', async () => {
    const api = await anApi(DEAD);
    const id = await aDeadLetter(api);
    const ask = async (path: string, body?: unknown) => {
      const answer = await api.ask('POST', `/deliveries/${path}/resend`, body);
      return [answer.status, answer.body.code];
    };
    expect(await ask('nothing-1')).toEqual([404, 'unknown-delivery']);
    expect(await ask(id, { channel: 'nowhere' })).toEqual([409, 'unknown-channel']);
    for (const body of [{ chanel: 'room' }, { channel: 1 }, { channel: '' }, []]) {
      expect(await ask(id, body)).toEqual([400, 'bad-payload']);
    }
    expect((await api.ask('GET', '/deliveries')).body.items).toHaveLength(1);
  });
});
