import { type Outcome, ok, reject } from '@signalbox/sdk';
import { aMessage } from '@signalbox/sdk/testing';
import { describe, expect, it } from 'vitest';
import type { Config } from '../config/config.ts';
import type { ChannelConfig } from '../delivery/channel-config.ts';
import { anHttpTransport, aSendTransport } from '../testing/delivery-builders.ts';
import { load } from '../testing/load-config.ts';
import { type ChannelListener, type RecordedMessage, recordChannels } from './record-channels.ts';

const message = aMessage({ id: 'd1', parts: { text: 'full' } });

/** A real configuration whose only channel `room` has this transport. */
async function configWith(transport: ChannelConfig['transport'], options: unknown = { to: 'ops' }): Promise<Config> {
  const { config } = await load('version: 1\nunmatched: { to: [room] }\nchannels: { room: { transport: log } }\n');
  const room = config?.channels.get('room');
  if (config === undefined || room === undefined) throw new Error('there is no configuration');
  return { ...config, channels: new Map([['room', { ...room, transport, options }]]) };
}

function aListener(answer: () => Outcome | Promise<Outcome> = () => ok) {
  const heard: unknown[] = [];
  const listener: ChannelListener = {
    record(entry: RecordedMessage) {
      heard.push(entry);
      return answer();
    },
    failed: (channel, error) => heard.push([channel, String(error)]),
  };
  return { heard, listener };
}

/** Lets the channel `room` of the configuration send the message. */
async function send({ channels }: Config): Promise<Outcome> {
  const room = channels.get('room');
  if (room === undefined || !('send' in room.transport)) throw new Error('room does not send itself');
  return room.transport.send(message, room.options, { signal: new AbortController().signal, log: () => {} });
}

describe('a channel that only records', () => {
  it('records what a transport by HTTP would have sent, and sends nothing', async () => {
    const transport = anHttpTransport({
      request: ({ parts }, options) => ({ method: 'POST', url: 'http://wire.example/', json: [parts, options] }),
    });
    const { heard, listener } = aListener();
    expect(await send(recordChannels(await configWith(transport), listener))).toEqual(ok);
    const request = { method: 'POST', url: 'http://wire.example/', json: [{ text: 'full' }, { to: 'ops' }] };
    expect(heard).toEqual([{ channel: 'room', message, request }]);
  });

  it('records what another transport shows, and does not let it send', async () => {
    let sent = 0;
    const transport = {
      ...aSendTransport(async () => {
        sent += 1;
        return ok;
      }),
      preview: (_message: unknown, options: unknown) => ['a sheet', options],
    };
    const { heard, listener } = aListener();
    await send(recordChannels(await configWith(transport), listener));
    expect(heard).toEqual([{ channel: 'room', message, request: ['a sheet', { to: 'ops' }] }]);
    expect(sent).toBe(0);
  });

  it.each<[string, () => Outcome | Promise<Outcome>]>([
    ['at once', () => reject('no')],
    ['later', async () => reject('no')],
  ])('ends as its listener says, %s', async (_what, answer) => {
    const { listener } = aListener(answer);
    expect(await send(recordChannels(await configWith(anHttpTransport()), listener))).toEqual(reject('no'));
  });

  it('tells of a transport that throws, and records nothing', async () => {
    const transport = anHttpTransport({
      request: () => {
        throw new Error('no address');
      },
    });
    const { heard, listener } = aListener();
    await expect(send(recordChannels(await configWith(transport), listener))).rejects.toThrow('no address');
    expect(heard).toEqual([['room', 'Error: no address']]);
  });

  it('keeps all that the configuration says of it: name, options, limits, templates', async () => {
    const config = await configWith(anHttpTransport());
    const recorded = recordChannels(config, aListener().listener);
    const { transport: before, ...said } = config.channels.get('room') ?? {};
    const { transport: after, ...kept } = recorded.channels.get('room') ?? {};
    expect(kept).toEqual(said);
    expect(after).toMatchObject({ contract: 1, name: before?.name });
    expect(after?.options).toBe(before?.options);
    expect(after?.parts({})).toEqual({});
  });

  it('can still be asked what it would send', async () => {
    const recorded = recordChannels(await configWith(anHttpTransport()), aListener().listener).channels.get('room');
    if (recorded === undefined || !('send' in recorded.transport)) throw new Error('room does not record');
    expect(recorded.transport.preview(message, {})).toMatchObject({ url: 'http://wire.example/' });
  });

  it('leaves the configuration that it is made of as it was, and its other parts alone', async () => {
    const config = await configWith(anHttpTransport());
    const transport = config.channels.get('room')?.transport;
    const recorded = recordChannels(config, aListener().listener);
    expect(config.channels.get('room')?.transport).toBe(transport);
    expect({ ...recorded, channels: undefined }).toEqual({ ...config, channels: undefined });
    expect([...recorded.channels.keys()]).toEqual(['room']);
  });
});
