import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEventStream } from './event-stream.ts';

async function aStream() {
  const events = createEventStream();
  const server = createServer((_, response) => events.subscribe(response, 'snapshot', { rooms: [] }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    events.close();
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const open = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const read = async () => (await reader?.read())?.value;
    return { type: response.headers.get('content-type'), read };
  };
  return { events, open };
}

describe('the stream of events', () => {
  it('begins with its first event, and says how soon to come back', async () => {
    const { open } = await aStream();
    const page = await open();
    expect(page.type).toBe('text/event-stream');
    expect(await page.read()).toBe('retry: 1000\nevent: snapshot\ndata: {"rooms":[]}\n\n');
  });

  it('reaches every page that is open, each event on one line of data', async () => {
    const { events, open } = await aStream();
    const pages = [await open(), await open()];
    for (const page of pages) await page.read();
    events.publish('message', () => ({ text: 'a\nb' }));
    for (const page of pages) expect(await page.read()).toBe('event: message\ndata: {"text":"a\\nb"}\n\n');
  });

  it('makes nothing while nobody listens', async () => {
    const { events } = await aStream();
    events.publish('message', () => expect.unreachable('a payload was made'));
  });

  it('ends for all when it is closed', async () => {
    const { events, open } = await aStream();
    const page = await open();
    await page.read();
    events.close();
    expect(await page.read()).toBeUndefined();
  });
});
