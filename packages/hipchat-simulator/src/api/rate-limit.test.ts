import { describe, expect, it } from 'vitest';
import type { Simulator } from '../options.ts';
import { aClock, aSimulator, control, lab, listMessages, notify, ops } from '../testing/a-simulator.ts';

const START = Date.parse('2019-02-14T12:00:00.500Z');
const message = { message: 'x' };
const test = { query: '?auth_test=true' };

async function send(simulator: Simulator, times: number, how = {}) {
  const statuses = [];
  for (let sent = 0; sent < times; sent += 1) statuses.push((await notify(simulator, message, how)).status);
  return statuses;
}

const limits = (headers: Headers) => ({
  rate: ['limit', 'remaining', 'reset'].map((part) => Number(headers.get(`x-ratelimit-${part}`))),
  flood: ['limit', 'remaining', 'reset'].map((part) => Number(headers.get(`x-floodcontrol-${part}`))),
});

describe('the limit of a room', () => {
  it('takes 30 notifications a minute and then answers 429', async () => {
    const simulator = await aSimulator({ clock: aClock() });
    expect(await send(simulator, 30)).toEqual(Array(30).fill(204));
    const refused = await notify(simulator, message);
    expect(JSON.parse(refused.text)).toEqual({
      error: { code: 429, type: 'Too Many Requests', message: 'Rate limit exceeded for this room' },
    });
    expect(limits(refused.headers).flood).toEqual([30, 0, Math.ceil((START + 60_000) / 1000)]);
    expect((await listMessages(simulator)).total).toBe(30);
  });

  it('is over at Reset and not a millisecond earlier than its minute', async () => {
    const clock = aClock(START);
    const simulator = await aSimulator({ clock });
    await send(simulator, 30);
    clock.advance(59_999);
    expect(await send(simulator, 1)).toEqual([429]);
    clock.advance(1);
    expect(await send(simulator, 1)).toEqual([204]);
  });

  it('is no longer than Reset says, which is rounded up', async () => {
    const clock = aClock(START);
    const simulator = await aSimulator({ clock });
    await send(simulator, 30);
    const [, , reset = 0] = limits((await notify(simulator, message)).headers).flood;
    clock.advance(reset * 1000 - clock.now());
    expect(await send(simulator, 1)).toEqual([204]);
  });

  it('does not count what is refused, nor tests of the token', async () => {
    const simulator = await aSimulator({ clock: aClock() });
    await notify(simulator, { message: '' });
    await notify(simulator, '', test);
    expect(limits((await notify(simulator, message)).headers).flood).toEqual([30, 29, expect.any(Number)]);
  });

  it('is one of each room', async () => {
    const simulator = await aSimulator({ clock: aClock() });
    await send(simulator, 31);
    expect(await send(simulator, 1, { room: lab.id, token: lab.token })).toEqual([204]);
  });
});

describe('the limit of a token', () => {
  it('takes 500 requests of any kind in 5 minutes and then answers 429', async () => {
    const clock = aClock(START);
    const simulator = await aSimulator({ clock });
    await send(simulator, 500, test);
    const refused = await notify(simulator, message);
    expect(refused).toMatchObject({ status: 429, message: 'Rate limit exceeded for this token' });
    expect(limits(refused.headers)).toMatchObject({
      rate: [500, 0, Math.ceil((START + 300_000) / 1000)],
      flood: [30, 30, expect.any(Number)],
    });
    clock.advance(300_000);
    expect(await send(simulator, 1)).toEqual([204]);
  });

  it('stands in the headers of every answer, also of errors', async () => {
    const simulator = await aSimulator({ clock: aClock() });
    const answers = [
      await notify(simulator, message),
      await notify(simulator, {}),
      await notify(simulator, message, { room: 'nowhere' }),
      await notify(simulator, message, { room: lab.id }),
      await notify(simulator, '', test),
    ];
    expect(answers.map(({ headers }) => limits(headers).rate[1])).toEqual([499, 498, 497, 496, 495]);
    expect(limits((await notify(simulator, message, { token: 'wrong' })).headers).rate[1]).toBe(500);
  });
});

describe('both limits', () => {
  it('are lifted by an option and by the control', async () => {
    const free = await aSimulator({ clock: aClock(), limits: false });
    expect(await send(free, 40)).toEqual(Array(40).fill(204));
    const bound = await aSimulator({ clock: aClock() });
    await send(bound, 30);
    expect((await control(bound, 'limits', { enabled: false })).status).toBe(200);
    expect(await send(bound, 40)).toEqual(Array(40).fill(204));
    await control(bound, 'limits', { enabled: true });
    expect((await send(bound, 31)).at(-1)).toBe(429);
  });

  it('begin anew with a reset', async () => {
    const simulator = await aSimulator({ clock: aClock() });
    await send(simulator, 31, { token: ops.token });
    expect((await control(simulator, 'reset', {})).status).toBe(204);
    expect(limits((await notify(simulator, message)).headers)).toMatchObject({
      rate: [500, 499, expect.any(Number)],
      flood: [30, 29, expect.any(Number)],
    });
  });
});
