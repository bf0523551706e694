import { describe, expect, it } from 'vitest';
import { aSimulator, control, notify, ops } from '../simulator.test.kit.ts';

/** Reads events one by one. */
async function listen(url: string) {
  const response = await fetch(`${url}/simulator/events`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    type: response.headers.get('content-type'),
    async next() {
      while (!text.includes('\n\n')) text += (await reader?.read())?.value ?? '';
      const [block = ''] = text.split('\n\n', 1);
      text = text.slice(block.length + 2);
      const event = /^event: (.*)$/m.exec(block)?.[1];
      return { event, data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? 'null') };
    },
    end: () => reader?.cancel(),
  };
}

describe('the page', () => {
  it('is closed to foreign scripts, frames and forms', async () => {
    const { url } = await aSimulator();
    const page = await fetch(url);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = page.headers.get('content-security-policy') ?? '';
    for (const part of ["default-src 'self'", "frame-ancestors 'none'", "form-action 'none'", "base-uri 'none'"]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toContain('unsafe');
    const html = await page.text();
    expect(html).not.toMatch(/<script(?![^>]*src=)|\son\w+=|\sstyle=/);
  });

  it('finds every file that it names, and every module that those import', async () => {
    const { url } = await aSimulator();
    const seen = new Set<string>();
    const follow = async (path: string) => {
      if (seen.has(path)) return;
      seen.add(path);
      const response = await fetch(url + path);
      expect([path, response.status]).toEqual([path, 200]);
      const text = await response.text();
      const named = text.matchAll(/["'(](?:\.|(?=\/assets))(\/(?:assets\/)?[\w-]+\.(?:js|css|svg))["')]/g);
      for (const [, name = ''] of named) await follow(name.startsWith('/assets') ? name : `/assets${name}`);
    };
    await follow('/');
    expect(seen.size).toBeGreaterThan(10);
  });

  it.each(['/assets/', '/assets/../package.json', '/assets/%2e%2e/package.json', '/package.json', '/assets/room.html'])(
    'serves nothing else: %s',
    async (path) => {
      const { url } = await aSimulator();
      expect((await fetch(url + path)).status).toBe(404);
    },
  );
});

describe('the events of the page', () => {
  it('begin with all rooms and go on with each message, sanitised, and each reset', async () => {
    const simulator = await aSimulator();
    await notify(simulator, { message: 'first' });
    const events = await listen(simulator.url);
    expect(events.type).toBe('text/event-stream');
    expect(await events.next()).toMatchObject({
      event: 'snapshot',
      data: { rooms: [{ id: ops.id, name: 'Ops room', total: 1, messages: [{ messageHtml: 'first' }] }, { id: '42' }] },
    });
    await notify(simulator, { message: '<b onclick=x>second</b><script>1</script>\n\nevent: x', from: 'a\nb' });
    expect(await events.next()).toMatchObject({
      event: 'message',
      data: { room: ops.id, number: 2, sender: 'Mackerel', from: 'a\nb', messageHtml: '<b>second</b>\n\nevent: x' },
    });
    await control(simulator, 'reset', {});
    expect(await events.next()).toEqual({ event: 'reset', data: {} });
    await events.end();
  });

  it('never tell a token', async () => {
    const simulator = await aSimulator();
    const events = await listen(simulator.url);
    expect(JSON.stringify(await events.next())).not.toContain(ops.token);
    await events.end();
  });
});
