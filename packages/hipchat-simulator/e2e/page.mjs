// Drives the simulator's page in Chromium: keyboard, live messages, hostile markup, dark mode, lost connections, foreign sites.
//
//   node e2e/page.mjs [--chromium /usr/bin/chromium] [--screenshot room.png] [--dark room-dark.png] [--plain room-plain.png]
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { startSimulator } from '../dist/index.js';
import { createChecks } from './checks.mjs';
import { contrasts } from './contrast.mjs';
import { hostileMessages } from './hostile-messages.mjs';
import { countPoints, pictureOf } from './picture.mjs';
import { graphSvg, sampleMessages } from './sample-messages.mjs';

const { values: options } = parseArgs({
  options: {
    chromium: { type: 'string', default: '/usr/bin/chromium' },
    screenshot: { type: 'string' },
    dark: { type: 'string' },
    plain: { type: 'string' },
  },
});

const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const VIEWPORT = { width: 1360, height: 990 };
const { check, finish } = createChecks();

let time = new Date().setHours(10, 28, 0, 0);
const rooms = [
  { id: '1234567', name: 'Operations', token: 'ops', label: 'Mackerel' },
  { id: '1234568', name: 'Payments team', token: 'pay', label: 'Mackerel' },
  { id: '1234569', name: 'Staging', token: 'lab', label: 'Mackerel' },
];
const start = (port) => startSimulator({ host: '127.0.0.1', port, rooms, limits: false, clock: { now: () => time } });
let simulator = await start(0);

// A foreign site: it holds the graph of the sample, and a page that attacks the simulator.
const foreign = createServer((request, response) => {
  const attack = `<form method="post" action="${simulator.url}/simulator/reset"></form><iframe src="${simulator.url}/"></iframe>`;
  const [type, body] = request.url === '/graph.svg' ? ['image/svg+xml', graphSvg()] : ['text/html', attack];
  response.writeHead(200, { 'content-type': type }).end(body);
});
await new Promise((listening) => foreign.listen(0, '127.0.0.1', listening));
const foreignUrl = `http://127.0.0.1:${foreign.address().port}`;

async function send(body, { id, token } = rooms[0]) {
  const response = await fetch(`${simulator.url}/v2/room/${id}/notification`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.status !== 204) throw new Error(`${response.status} ${await response.text()}`);
}

const browser = await chromium.launch({ executablePath: options.chromium, args: FLAGS.split(' ') });
const troubles = [];

async function open(settings = {}) {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-GB', ...settings });
  const page = await context.newPage();
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('dialog', (dialog) => {
    troubles.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
      troubles.push(message.text());
  });
  await page.goto(simulator.url);
  await page.waitForSelector('.connection.live');
  return page;
}

const until = (page, condition, value) =>
  page.waitForFunction(condition, value, { timeout: 30_000 }).then(
    () => true,
    () => false,
  );
const shows = (page, text) => until(page, (words) => document.querySelector('#log').textContent.includes(words), text);
const focused = (page) => page.evaluate(() => document.activeElement?.textContent.trim());

// An empty room says what to do.
const page = await open();
check(
  'an empty room says what to do next',
  (await page.textContent('#empty')).includes(`${simulator.url}/v2/room/1234567`),
);

const overflow = () => {
  const { scrollHeight, clientHeight } = document.documentElement;
  return scrollHeight - clientHeight;
};
check('the page is as high as its window', (await page.evaluate(overflow)) === 0, await page.evaluate(overflow));

// The keyboard.
await page.keyboard.press('Tab');
check('the first Tab reaches the skip link', (await focused(page)) === 'Skip to the messages', await focused(page));
await page.keyboard.press('Enter');
check('it leads to the messages', await page.evaluate(() => document.activeElement?.id === 'log'));
await page.reload();
await page.waitForSelector('.connection.live');
await page.keyboard.press('Tab');
await page.keyboard.press('Tab');
check('the second Tab reaches the rooms', (await focused(page)) === 'Operations', await focused(page));
const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineWidth);
check('the focus can be seen', Number.parseFloat(ring) >= 2, ring);
await page.keyboard.press('ArrowDown');
await page.keyboard.press('Enter');
check(
  'arrow and Enter open the next room',
  await until(page, () => document.querySelector('h1').textContent === 'Payments team'),
);
check('the open room is marked', (await page.textContent('[aria-current=true]')).includes('Payments team'));
check('the focus stays in the list', (await focused(page)).startsWith('Payments team'), await focused(page));
await page.keyboard.press('Home');
await page.keyboard.press('Enter');

// Live messages.
await send({ message: 'it is <b>live</b>', color: 'red', notify: true, from: 'db' });
check('a message arrives by itself', await shows(page, 'it is live'));
const log = page.getByRole('log');
check('in a polite live region', (await log.getAttribute('aria-live')) === 'polite');
check('with its colour', (await page.locator('.message.red').count()) === 1);
check('with the bell, also for a screen reader', (await log.getByLabel('notified the room').count()) === 1);
check('and the page stays as high as its window', (await page.evaluate(overflow)) === 0);
check('with sender and from', (await page.textContent('.who')) === 'Mackereldb');
await send({ message: 'elsewhere', notify: true }, rooms[1]);
check(
  'another room counts what is unread',
  await until(page, () => document.querySelector('.count.rung')?.textContent.includes('1')),
);
check('and so does the title', (await page.title()).startsWith('(1) Operations'), await page.title());

// Hostile markup.
for (const body of hostileMessages()) await send(body);
await send({ message: 'after the hostile ones' });
await shows(page, 'after the hostile ones');
await page.evaluate(() => {
  for (const node of document.querySelectorAll('#messages a, #messages b')) {
    node.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
    if (!node.href?.startsWith('http')) node.click();
  }
});
const found = await page.evaluate(() => {
  const nodes = [...document.querySelectorAll('#messages *')];
  const handlers = nodes.filter((node) =>
    [...node.attributes].some(({ name, value }) => name.startsWith('on') || /^javascript:/i.test(value)),
  );
  return {
    pwned: 'pwned' in window,
    handlers: handlers.length,
    tags: document.querySelectorAll('#messages :is(script, iframe, svg, form, style)').length,
  };
});
check('no script of a message runs', found.pwned === false);
check('no handler and no script address is left', found.handlers === 0, String(found.handlers));
check('no forbidden tag is left', found.tags === 0, String(found.tags));
check('hostile text is shown as it is', (await log.textContent()).includes('<script>window.pwned = 1</script>'));
const styled = '<span style="color: #ff0000; font-weight: bold">styled</span>';
await send({ message: styled });
const style = page.locator('#messages span[data-color]');
check(
  'an allowed style works under the policy',
  (await style.evaluate((span) => getComputedStyle(span).color)) === 'rgb(255, 0, 0)',
);

// Reading back, and many at once.
await page.evaluate(() => {
  document.querySelector('#log').scrollTop = 0;
});
await page.waitForTimeout(100);
await send({ message: 'while reading' });
await page.waitForSelector('#newest:not([hidden])');
check(
  'a reader who scrolled up stays there',
  (await page.evaluate(() => document.querySelector('#log').scrollTop)) < 50,
);
await page.focus('#newest');
await page.keyboard.press('Enter');
check('a button leads to the newest', await until(page, () => document.querySelector('#newest').hidden));
for (let batch = 0; batch < 12; batch += 1) {
  await Promise.all(Array.from({ length: 50 }, (_, index) => send({ message: `burst ${batch * 50 + index}` })));
}
await send({ message: 'the burst is over' });
check('600 messages are survived', await shows(page, 'the burst is over'));
const items = await page.locator('#messages > li').count();
check('and not all are kept in the page', items <= 500, String(items));

// Foreign sites.
const before = (await (await fetch(`${simulator.url}/simulator/rooms/1234567/messages?limit=0`)).json()).total;
const attacker = await (await browser.newContext()).newPage();
await attacker.goto(foreignUrl);
const framed = attacker.frames()[1];
await framed?.waitForLoadState().catch(() => undefined);
check('the page cannot be framed', (await framed?.$('#rooms').catch(() => null)) === null);
await attacker.evaluate(async (url) => {
  await fetch(`${url}/simulator/reset`, { method: 'POST', mode: 'no-cors' }).catch(() => undefined);
  document.querySelector('form').submit();
}, simulator.url);
await attacker.waitForLoadState();
const after = (await (await fetch(`${simulator.url}/simulator/rooms/1234567/messages?limit=0`)).json()).total;
check('a foreign site cannot reset the rooms', after === before && before > 600, `${before} ${after}`);

// A lost connection.
const { port } = simulator;
await simulator.close();
check('a lost connection is told', await until(page, () => !document.querySelector('#offline').hidden));
simulator = await start(port);
check('and it comes back by itself', await until(page, () => document.querySelector('#offline').hidden));
await send({ message: 'back again' });
check('with new messages', await shows(page, 'back again'));
await page.evaluate(() => fetch('/simulator/reset', { method: 'POST' }));
check('a reset empties the room', await until(page, () => !document.querySelector('#empty').hidden));

// The alert button.
await page.getByRole('button', { name: 'Alert me' }).press('Enter');
check(
  'alerts are switched on by the keyboard',
  await page.getByRole('button', { name: 'Alerts on', pressed: true }).isVisible(),
);

// Looks: light, dark, narrow.
const light = await open();
const dark = await open({ colorScheme: 'dark' });
const narrow = await open({ viewport: { width: 340, height: 640 } });
const minutes = [0, 2, 1, 12, 3, 6];
for (const [index, body] of sampleMessages(`${foreignUrl}/graph.svg`).entries()) {
  time += (minutes[index] ?? 1) * 60_000;
  await send(body);
}
await send({ message: 'Deploy failed', color: 'red', notify: true }, rooms[1]);
await send({ message: 'Deploy failed again', color: 'red', notify: true }, rooms[1]);
await send({ message: 'All green', color: 'green' }, rooms[2]);
for (const [name, shown] of [
  ['light', light],
  ['dark', dark],
  ['narrow', narrow],
]) {
  await shows(shown, 'worker-9');
  await until(shown, () => [...document.images].every((image) => image.complete));
  const weak = (await shown.evaluate(contrasts)).filter(({ ratio }) => ratio < 4.5);
  check(`all text has contrast 4.5 (${name})`, weak.length === 0, JSON.stringify(weak.slice(0, 5)));
}
const paper = await dark.evaluate(() => getComputedStyle(document.body).backgroundColor);
check('dark mode is dark', /^rgb\((\d{1,2}), (\d{1,2}), (\d{1,2})\)$/.test(paper), paper);
const spill = await narrow.evaluate(() => document.documentElement.scrollWidth - innerWidth);
check('nothing spills on a narrow screen', spill <= 0, String(spill));
await light.waitForTimeout(400);
if (options.screenshot !== undefined) await light.screenshot({ path: options.screenshot });
if (options.dark !== undefined) await dark.screenshot({ path: options.dark });

// A picture that is taken when the page is loaded, while messages come; and a reader without script.
for (let number = 0; number < 20; number += 1) await send({ message: `red ${number}`, color: 'red' });
await shows(light, 'red 19');
const tint = await light
  .locator('.message.red .block')
  .last()
  .evaluate((block) => getComputedStyle(block).backgroundColor);
const flow = setInterval(() => void send({ message: 'and more', color: 'red' }), 100);
const counts = [];
for (let attempt = 0; attempt < 5; attempt += 1) {
  const png = await pictureOf(simulator.url, { chromium: options.chromium, flags: FLAGS.split(' ') });
  counts.push(await countPoints(light, png, tint));
}
check('a picture taken when it is loaded has the messages', Math.min(...counts) > 50_000, `${tint} ${counts}`);
clearInterval(flow);
const bare = await browser.newContext({ javaScriptEnabled: false, viewport: VIEWPORT });
const plain = await bare.newPage();
await plain.goto(simulator.url);
check(
  'it can be read without a script',
  (await plain.locator('.plain .message .body').last().boundingBox())?.width > 100,
);
if (options.plain !== undefined) await plain.screenshot({ path: options.plain });

// A graph that never comes holds the picture up, but no message for long.
const stuck = createServer(() => undefined);
await new Promise((listening) => stuck.listen(0, '127.0.0.1', listening));
await send({ message: `<img src="http://127.0.0.1:${stuck.address().port}/never.png">` });
const slow = await (await browser.newContext({ viewport: VIEWPORT })).newPage();
await slow.goto(simulator.url, { waitUntil: 'commit' });
await slow.waitForSelector('.message');
await until(slow, () => document.querySelector('.connection.live') !== null);
await send({ message: 'in spite of the graph' });
check('a graph that never comes does not hold messages up', await shows(slow, 'in spite of the graph'));
await slow.close();
stuck.closeAllConnections();
stuck.close();

check('no error came up in any page', troubles.length === 0, troubles.slice(0, 3).join(' | '));
await browser.close();
await simulator.close();
foreign.close();
foreign.closeAllConnections();
process.exitCode = finish();
