import { describe, expect, it } from 'vitest';
import { aSimulator, control, notify, ops } from '../testing/a-simulator.ts';

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

async function read(url: string): Promise<string> {
  return (await fetch(url)).text();
}

/** The block of data in the page. */
function blockIn(html: string): string {
  const [, from = ''] = html.split('<script type="application/json" id="snapshot">');
  return from.slice(0, from.lastIndexOf('</script>'));
}

/** The data that the page's script draws first. */
function snapshotIn(html: string) {
  return JSON.parse(blockIn(html));
}

/** What could end or begin a script, in the order of the page. */
function elementsOf(html: string): readonly string[] {
  return html.match(/<\/?(?:no)?script|<!--/gi) ?? [];
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
    expect(html).not.toMatch(/<script(?![^>]*src=|\stype="application\/json")|\son\w+=|\sstyle=/);
  });

  it('has in it what its events begin with, so that it can be drawn before it is loaded', async () => {
    const simulator = await aSimulator();
    await notify(simulator, { message: '<b>first</b>', from: 'db' });
    await notify(simulator, { message: 'm', card: { id: '1', style: 'application', title: 'A card' } });
    const events = await listen(simulator.url);
    const { data } = await events.next();
    await events.end();
    expect(data.rooms[0].messages).toHaveLength(2);
    expect(snapshotIn(await read(simulator.url))).toEqual(data);
  });

  it('can be read without a script', async () => {
    const simulator = await aSimulator();
    await notify(simulator, { message: 'CPU is <b>high</b>', color: 'red', from: 'db' });
    await notify(simulator, { message: 'a < b', message_format: 'text' });
    const attributes = [{ label: 'Status', value: { label: 'critical' } }];
    const card = { id: '1', style: 'application', title: 'Down', url: 'https://e.com/?a=1&b=2', attributes } as const;
    await notify(simulator, { message: 'm', card });
    const [plain = ''] = /<noscript>.*?<\/noscript>/s.exec(await read(simulator.url)) ?? [];
    expect(plain).toContain('<h2>Ops room</h2><ol><li class="message red"><p class="who"><strong>Mackerel</strong>');
    expect(plain).toContain('CPU is <b>high</b>');
    expect(plain).toContain('a &lt; b');
    expect(plain).toContain('<a href="https://e.com/?a=1&amp;b=2" rel="noreferrer">Down</a></b><br>Status: critical');
    expect(plain).toContain('<h2>Lab</h2><p>No messages yet</p>');
  });

  it.each([
    '</script><script>alert(1)</script>',
    '</noscript><script>alert(1)</script>',
    '<!--<script>',
    '<img src="x" alt="</noscript><script>alert(1)</script>">',
    '<!-- snapshot --><!-- plain rooms -->',
    '\u2028\u2029$& $1 $` &lt;',
  ])('is not changed by what a message says: %s', async (attack) => {
    const label = attack;
    const simulator = await aSimulator({ rooms: [{ ...ops, name: attack, label }] });
    const empty = elementsOf(await read(simulator.url));
    const attributes = [{ label, value: { label } }];
    const description = { value: attack, format: 'html' } as const;
    const card = { id: '1', style: 'application', title: attack, description, activity: { html: attack }, attributes };
    await notify(simulator, { message: attack, from: attack.slice(0, 64), attach_to: attack.slice(0, 36) });
    await notify(simulator, { message: attack, message_format: 'text' });
    await notify(simulator, { message: 'm', card });
    const html = await read(simulator.url);
    expect(elementsOf(html)).toEqual(empty);
    expect(blockIn(html)).not.toMatch(/[<\u2028\u2029]/);
    const [room] = snapshotIn(html).rooms;
    expect(room).toMatchObject({ name: attack, total: 3, messages: [{ from: attack.slice(0, 64) }, {}, {}] });
  });

  it('never tells a token', async () => {
    expect(await read((await aSimulator()).url)).not.toContain(ops.token);
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
