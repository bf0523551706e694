import { describe, expect, it } from 'vitest';
import { aSimulator, control, lab, listMessages, notify, ops } from '../testing/a-simulator.ts';

const message = { message: 'x' };
const toLab = { room: lab.id, token: lab.token };

describe('the list of messages', () => {
  it('has what came, in order, by id or name, and the newest alone on demand', async () => {
    const simulator = await aSimulator();
    for (const word of ['one', 'two', 'three']) await notify(simulator, { message: word });
    const words = async (room?: string, query?: string) =>
      (await listMessages(simulator, room, query)).messages.map((listed) => listed['message']);
    expect(await words()).toEqual(['one', 'two', 'three']);
    expect(await words('Ops room')).toEqual(['one', 'two', 'three']);
    expect(await words(ops.id, '?limit=2')).toEqual(['two', 'three']);
    expect(await words(ops.id, '?limit=0')).toEqual([]);
    expect((await listMessages(simulator, ops.id, '?limit=0')).total).toBe(3);
    expect(await words(lab.id)).toEqual([]);
  });

  it('is 404 for no room and 400 for a wrong limit', async () => {
    const { url } = await aSimulator();
    expect((await fetch(`${url}/simulator/rooms/nowhere/messages`)).status).toBe(404);
    expect((await fetch(`${url}/simulator/rooms/42/messages?limit=-1`)).status).toBe(400);
  });
});

describe('a fault', () => {
  it('answers its status so many times, takes no message and ends', async () => {
    const simulator = await aSimulator();
    const armed = await control(simulator, 'faults', { status: 503, times: 2, delayMs: 0 });
    expect(await armed.json()).toEqual({ faults: [{ status: 503, times: 2, delayMs: 0 }] });
    const sent = [await notify(simulator, message), await notify(simulator, message), await notify(simulator, message)];
    expect(sent.map(({ status }) => status)).toEqual([503, 503, 204]);
    expect(JSON.parse(sent[0]?.text ?? '')).toEqual({
      error: { code: 503, type: 'Service Unavailable', message: 'An injected fault' },
    });
    expect((await listMessages(simulator)).total).toBe(1);
  });

  it('hits one room alone if it names one, by id or name', async () => {
    const simulator = await aSimulator();
    await control(simulator, 'faults', { status: 500, room: 'Lab' });
    expect((await notify(simulator, message)).status).toBe(204);
    expect((await notify(simulator, message, toLab)).status).toBe(500);
  });

  it('follows the one that was there before', async () => {
    const simulator = await aSimulator();
    await control(simulator, 'faults', { status: 500 });
    await control(simulator, 'faults', { status: 502 });
    expect([(await notify(simulator, message)).status, (await notify(simulator, message)).status]).toEqual([500, 502]);
  });

  it('breaks the connection', async () => {
    const simulator = await aSimulator();
    await control(simulator, 'faults', { drop: true });
    await expect(notify(simulator, message)).rejects.toThrow('fetch failed');
    expect((await listMessages(simulator)).total).toBe(0);
  });

  it('may take the message all the same, so that the sender cannot know', async () => {
    const simulator = await aSimulator();
    await control(simulator, 'faults', { drop: true, accept: true });
    await expect(notify(simulator, message)).rejects.toThrow('fetch failed');
    expect((await listMessages(simulator)).total).toBe(1);
  });

  it('delays an answer', async () => {
    const simulator = await aSimulator();
    await control(simulator, 'faults', { delayMs: 80 });
    const before = performance.now();
    expect((await notify(simulator, message)).status).toBe(204);
    expect(performance.now() - before).toBeGreaterThanOrEqual(75);
  });

  it.each([
    [{ status: 99 }, 'less than minimum value: 200'],
    [{ status: '503' }, "is not of type 'number'"],
    [{ times: 0 }, 'less than minimum value: 1'],
    [{ times: 1.5 }, "is not of type 'integer'"],
    [{ stauts: 503 }, "Unknown field 'stauts'; known are: status, times, delayMs, drop, accept, room"],
    [{ room: 'nowhere' }, "Room 'nowhere' not found"],
    [[], "is not of type 'object'"],
  ])('is refused when it is wrong: %j', async (body, why) => {
    const simulator = await aSimulator();
    const refused = await control(simulator, 'faults', body);
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain(why);
  });
});

describe('a reset', () => {
  it('forgets messages, counts and faults', async () => {
    const simulator = await aSimulator();
    await notify(simulator, message);
    await control(simulator, 'faults', { status: 500, times: 9 });
    await fetch(`${simulator.url}/simulator/reset`, { method: 'POST' });
    expect(await listMessages(simulator)).toEqual({ messages: [], total: 0 });
    expect((await notify(simulator, message)).status).toBe(204);
  });
});

describe('a control', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:1' }],
  ])('is closed to %s', async (_, headers) => {
    const simulator = await aSimulator();
    await notify(simulator, message);
    expect((await control(simulator, 'reset', {}, headers)).status).toBe(403);
    expect((await listMessages(simulator)).total).toBe(1);
  });

  it('is open to the page itself', async () => {
    const simulator = await aSimulator();
    expect((await control(simulator, 'reset', {}, { origin: simulator.url })).status).toBe(204);
  });

  it('wants JSON, and little of it', async () => {
    const simulator = await aSimulator();
    expect((await control(simulator, 'faults', {}, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await control(simulator, 'faults', { room: 'x'.repeat(70_000) })).status).toBe(413);
    expect((await fetch(`${simulator.url}/simulator/faults`)).status).toBe(405);
  });
});
