import { createHttpClient, type HttpClient, type Message, type Outcome, ok, type SendContext } from '@signalbox/sdk';
import { aNotification, startFakeTarget } from '@signalbox/sdk/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PartRenderer } from '../templates/render-parts.ts';
import { aChannel, anHttpTransport, aSendTransport } from '../testing/delivery-builders.ts';
import { VirtualClock } from '../time/virtual-clock.ts';
import type { ChannelConfig } from './channel-config.ts';
import { type DeliverContext, deliver, renderMessage } from './deliver.ts';

type Send = HttpClient['send'];
type HttpResult = Awaited<ReturnType<Send>>;

const NOW = 50_000;
const notification = aNotification({ id: 'd7' });
const says =
  (text: string): PartRenderer =>
  () =>
    text;
const fails =
  (why: unknown): PartRenderer =>
  () => {
    throw why;
  };
const answerOf = (status: number, headers: Readonly<Record<string, string>> = {}): HttpResult => ({
  type: 'answer',
  answer: { status, headers: { get: (name) => headers[name] }, body: '' },
});

/** How an attempt ended. */
const endOf = async (...attempt: Parameters<typeof deliver>) => (await deliver(...attempt)).end;

/** A context whose network is this function, and what was reported to it. */
function aContext(send: Send = () => Promise.reject(new Error('nobody is to be asked'))) {
  const clock = new VirtualClock(NOW);
  const abort = new AbortController();
  const reports: unknown[] = [];
  const timers = { set: 0, cancelled: 0 };
  const context: DeliverContext = {
    http: { send },
    now: () => clock.now(),
    after(delayMs, run) {
      timers.set += 1;
      const timer = clock.schedule(clock.now() + delayMs, run);
      return {
        cancel() {
          timers.cancelled += 1;
          timer.cancel();
        },
      };
    },
    signal: abort.signal,
    renderFailed: (part, error) => reports.push([part, error]),
    log: (fields, text) => reports.push([fields, text]),
  };
  return { context, clock, abort, reports, timers };
}

describe('the message that a channel would send', () => {
  const render = (channel: Pick<ChannelConfig, 'parts' | 'defaultParts'>) => {
    const failures: unknown[] = [];
    const message = renderMessage(notification, channel, (part, error) => failures.push([part, error]));
    return { message, failures };
  };

  it('is the notification with the rendered parts', () => {
    const { message, failures } = render({
      parts: new Map([
        ['title', says('full')],
        ['text', ({ id }: Message | typeof notification) => `of ${id}`],
      ]),
      defaultParts: new Map([['title', says('never shown')]]),
    });
    expect(message).toEqual({ ...notification, parts: { title: 'full', text: 'of d7' } });
    expect(failures).toEqual([]);
  });

  it('has no parts without templates', () => {
    expect(render({ parts: new Map(), defaultParts: new Map([['title', says('x')]]) }).message.parts).toEqual({});
  });

  it('shows the default where a template fails, and says each failure', () => {
    const { message, failures } = render({
      parts: new Map([
        ['title', fails(new Error('too long'))],
        ['text', says('fine')],
        ['colour', fails('no colours')],
      ]),
      defaultParts: new Map([['title', says('the default')]]),
    });
    expect(message.parts).toEqual({ title: expect.stringMatching(/^the default\n\(/), text: 'fine' });
    expect(failures).toEqual([
      ['title', 'too long'],
      ['colour', 'no colours'],
    ]);
  });
});

describe('an attempt by HTTP', () => {
  const wire = aChannel({ transport: anHttpTransport(), parts: new Map([['text', says('full')]]), timeoutMs: 700 });

  it('sends the request of the transport, with the limits of the channel', async () => {
    const asked: unknown[] = [];
    const { context } = aContext(async (request, options) => {
      asked.push(request, options);
      return answerOf(200);
    });
    const transport = anHttpTransport({
      request: ({ id, parts }, options) => ({ method: 'PUT', url: 'http://wire.example/', json: [id, parts, options] }),
    });
    const end = await endOf(
      notification,
      { ...wire, transport, options: { room: 'ops' }, allowPrivate: true },
      context,
    );
    expect(end).toEqual(ok);
    expect(asked).toEqual([
      { method: 'PUT', url: 'http://wire.example/', json: ['d7', { text: 'full' }, { room: 'ops' }] },
      { timeoutMs: 700, signal: context.signal, allowPrivate: true },
    ]);
  });

  it.each<[string, HttpResult, unknown]>([
    ['is ok, if the transport says so', answerOf(204), ok],
    [
      'is put off to the time that the transport reads from the answer, from now on',
      answerOf(429, { 'retry-after': '30' }),
      { type: 'retry', reason: expect.stringContaining('429'), notBefore: NOW + 30_000 },
    ],
    ['is refused, if the transport says so', answerOf(401), { type: 'reject', reason: expect.stringContaining('401') }],
    [
      'may have arrived, if the request had left',
      { type: 'no-answer', reason: 'cut off', sent: true },
      { type: 'no-answer', reason: 'cut off', maybeArrived: true },
    ],
    [
      'has not arrived, if it had not',
      { type: 'no-answer', reason: 'no connection', sent: false },
      { type: 'no-answer', reason: 'no connection', maybeArrived: false },
    ],
    [
      'is refused, if another attempt would end alike',
      { type: 'no-answer', reason: 'a private address', sent: false, final: true },
      { type: 'reject', reason: 'a private address' },
    ],
  ])('%s', async (_what, result, end) => {
    const { context } = aContext(async () => result);
    expect(await endOf(notification, wire, context)).toEqual(end);
  });

  it.each<[number, unknown, readonly unknown[]]>([
    [200, ok, [[{ delivery: 'd7', remark: 'cut off' }, expect.stringContaining('took the message')]]],
    [400, { type: 'reject', reason: expect.stringMatching(/400 Bad Request; cut off$/) }, []],
    [500, { type: 'retry', reason: expect.stringMatching(/500 Internal Server Error; cut off$/) }, []],
  ])('ends as the status %i says, though the body of the answer was cut off', async (status, end, said) => {
    const { context, reports } = aContext(async () => ({ ...answerOf(status), remark: 'cut off' }));
    expect(await endOf(notification, wire, context)).toEqual(end);
    expect(reports).toEqual(said);
  });

  it('asks the transport what the answer means at the time of the answer', async () => {
    const clock = new VirtualClock(NOW);
    const { context } = aContext(async () => {
      await clock.moveTo(NOW + 400);
      return answerOf(503);
    });
    const transport = anHttpTransport({
      classify: ({ status }, now) => ({ type: 'retry', reason: `${status}`, notBefore: now + 1 }),
    });
    expect(await endOf(notification, { ...wire, transport }, { ...context, now: () => clock.now() })).toEqual({
      type: 'retry',
      reason: '503',
      notBefore: NOW + 401,
    });
  });

  it('reaches a real server, with the parts that were rendered', async () => {
    const target = await startFakeTarget();
    const http = createHttpClient({ userAgent: 'test', egress: 'any' });
    onTestFinished(async () => {
      await http.close();
      await target.close();
    });
    const transport = anHttpTransport({
      request: ({ parts }) => ({ method: 'POST', url: `${target.origin}/hook`, json: parts }),
    });
    const { context } = aContext((request, options) => http.send(request, options));
    expect(await endOf(notification, { ...wire, transport, timeoutMs: 5_000 }, context)).toEqual(ok);
    expect(target.requests.map(({ body }) => JSON.parse(body))).toEqual([{ text: 'full' }]);
  });
});

describe('a plugin that throws', () => {
  it.each<[string, Parameters<typeof aChannel>[0]]>([
    [
      'in its request',
      {
        transport: anHttpTransport({
          request: () => {
            throw new Error('no address');
          },
        }),
      },
    ],
    [
      'in what it reads from an answer',
      {
        transport: anHttpTransport({
          classify: () => {
            throw new Error('no address');
          },
        }),
      },
    ],
    [
      'while it sends itself',
      {
        transport: {
          ...aSendTransport(async () => {
            throw new Error('no address');
          }),
          name: 'wire',
        },
      },
    ],
    [
      'before it sends itself',
      {
        transport: {
          ...aSendTransport(() => {
            throw new Error('no address');
          }),
          name: 'wire',
        },
      },
    ],
  ])('%s refuses the message, with its name', async (_what, given) => {
    const { context } = aContext(async () => answerOf(200));
    expect(await endOf(notification, aChannel(given), context)).toEqual({
      type: 'reject',
      reason: 'the transport wire failed: no address',
    });
  });

  it.each([
    ['a text', 'out of paper'],
    ['nothing', undefined],
    ['a number', 7],
  ])('%s instead of an error is reported as a text', async (_what, thrown) => {
    const transport = aSendTransport(() => Promise.reject(thrown));
    const { context } = aContext();
    expect(await endOf(notification, aChannel({ transport }), context)).toEqual({
      type: 'reject',
      reason: `the transport paper failed: ${thrown}`,
    });
  });
});

describe('an attempt of a transport that sends itself', () => {
  const paper = (send: (message: Message, options: unknown, context: SendContext) => Promise<Outcome>) =>
    aChannel({
      transport: aSendTransport(send),
      options: { tray: 2 },
      parts: new Map([['text', says('full')]]),
      timeoutMs: 700,
    });

  it.each<Outcome>([ok, { type: 'retry', reason: 'busy', notBefore: 7 }, { type: 'reject', reason: 'no' }])(
    'ends as the transport says: %j',
    async (outcome) => {
      const { context, timers } = aContext();
      expect(
        await endOf(
          notification,
          paper(async () => outcome),
          context,
        ),
      ).toEqual(outcome);
      expect(timers).toEqual({ set: 1, cancelled: 1 });
    },
  );

  it('is given the message, the options and the log', async () => {
    const seen: unknown[] = [];
    const { context, reports } = aContext();
    const channel = paper(async ({ id, parts }, options, { log, signal }) => {
      seen.push(id, parts, options, signal.aborted);
      log({ sheets: 1 }, 'printed');
      return ok;
    });
    await endOf(notification, channel, context);
    expect(seen).toEqual(['d7', { text: 'full' }, { tray: 2 }, false]);
    expect(reports).toEqual([[{ sheets: 1 }, 'printed']]);
  });

  it('ends after its time without an answer: it may have arrived, and the transport is told to end', async () => {
    let signal: AbortSignal | undefined;
    const { context, clock, timers } = aContext();
    const ended = endOf(
      notification,
      paper((_message, _options, given) => {
        signal = given.signal;
        return new Promise(() => {});
      }),
      context,
    );
    await clock.moveTo(NOW + 699);
    expect(signal?.aborted).toBe(false);
    await clock.moveTo(NOW + 700);
    expect(signal?.aborted).toBe(true);
    expect(await ended).toEqual({ type: 'no-answer', reason: 'no answer within 700 ms', maybeArrived: true });
    expect(timers.cancelled).toBe(1);
  });

  it('is over with the first end: what the transport says later counts no more', async () => {
    const { context, clock } = aContext();
    let answer = (_outcome: Outcome) => {};
    const ended = endOf(
      notification,
      paper(
        () =>
          new Promise((resolve) => {
            answer = resolve;
          }),
      ),
      context,
    );
    await clock.moveTo(NOW + 700);
    answer(ok);
    expect(await ended).toMatchObject({ type: 'no-answer' });
  });

  it('ends when the server ends, before its time', async () => {
    const { context, abort, clock, timers } = aContext();
    const ended = endOf(
      notification,
      paper(() => new Promise(() => {})),
      context,
    );
    await clock.moveTo(NOW + 1);
    abort.abort();
    expect(await ended).toMatchObject({ type: 'no-answer', maybeArrived: true });
    expect(timers.cancelled).toBe(1);
  });

  it('asks nothing of the network', async () => {
    let asked = 0;
    const { context } = aContext(async () => {
      asked += 1;
      return answerOf(200);
    });
    await endOf(
      notification,
      paper(async () => ok),
      context,
    );
    expect(asked).toBe(0);
  });

  it('reports templates that failed, and sends all the same', async () => {
    const { context, reports } = aContext();
    const channel = { ...paper(async ({ parts }) => ({ type: 'reject', reason: Object.keys(parts).join() })) };
    const broken = {
      ...channel,
      parts: new Map([
        ['text', fails(new Error('loop'))],
        ['title', says('x')],
      ]),
    };
    expect(await endOf(notification, broken, context)).toEqual({ type: 'reject', reason: 'title' });
    expect(reports).toEqual([['text', 'loop']]);
  });
});

describe('what is known of an attempt beside its end', () => {
  const url = 'http://wire.example/';
  const request = { method: 'POST', url, headers: { 'content-type': 'application/json' }, body: '{"id":"d7"}' };

  it('is the request, and the status of its answer', async () => {
    const { context } = aContext(async () => answerOf(401));
    const attempt = await deliver(notification, aChannel({ transport: anHttpTransport() }), context);
    expect(attempt).toMatchObject({ end: { type: 'reject' }, request, status: 401 });
  });

  it('is the request alone, if no answer came', async () => {
    const { context } = aContext(async () => ({ type: 'no-answer', reason: 'no connection', sent: false }));
    const attempt = await deliver(notification, aChannel({ transport: anHttpTransport() }), context);
    expect(attempt).toMatchObject({ end: { type: 'no-answer' }, request });
    expect(attempt).not.toHaveProperty('status');
  });

  it('is as much as came to pass before a plugin threw', async () => {
    const broken = () => {
      throw new Error('a bug');
    };
    const { context } = aContext(async () => answerOf(200));
    const attemptOf = (transport: ChannelConfig['transport']) =>
      deliver(notification, aChannel({ transport }), context);
    const readsNothing = await attemptOf(anHttpTransport({ classify: broken }));
    expect(readsNothing).toMatchObject({ end: { type: 'reject' }, request, status: 200 });
    expect(Object.keys(await attemptOf(anHttpTransport({ request: broken })))).toEqual(['end']);
  });

  it('is what the transport shows, where it sends by itself', async () => {
    const { context } = aContext();
    const attempt = await deliver(notification, aChannel({ transport: aSendTransport() }), context);
    expect(attempt).toEqual({ end: ok, request: { headers: {}, body: 'a sheet of paper' } });
  });

  it('is nothing where it cannot show that, and it is sent all the same', async () => {
    const transport = {
      ...aSendTransport(),
      preview: () => {
        throw new Error('a bug');
      },
    };
    const { context } = aContext();
    expect(await deliver(notification, aChannel({ transport }), context)).toEqual({ end: ok });
  });
});
