// Drives the npm client hipchatter 1.0.0 against the simulator. It is GPL and therefore no dependency: give the folder it was
// installed into.
//
//   npm install --prefix FOLDER hipchatter@1.0.0 && node e2e/hipchatter.mjs FOLDER
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { startSimulator } from '../dist/index.js';
import { createChecks } from './checks.mjs';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: node e2e/hipchatter.mjs FOLDER (where hipchatter is installed)\n');
  process.exit(2);
}
const Hipchatter = createRequire(resolve(folder, 'from.js'))('hipchatter');
const { check, finish } = createChecks();

let time = Date.now();
const simulator = await startSimulator({
  host: '127.0.0.1',
  port: 0,
  clock: { now: () => time },
  rooms: [
    { id: '1', name: 'Ops room', token: 'ops' },
    { id: '2', name: 'Lab', token: 'lab' },
  ],
});

const client = new Hipchatter('ops', `${simulator.url}/v2/`);
const call = (method, ...values) =>
  new Promise((done) => {
    client[method](...values, (error, body, status) => done({ error: error?.message, body, status }));
  });
const received = async (room) => (await fetch(`${simulator.url}/simulator/rooms/${room}/messages`)).json();

const full = { message: '<b>CPU</b>', color: 'red', message_format: 'html', notify: true, from: 'db', token: 'ops' };
const sent = await call('notify', '1', full);
check('notify sends every option', sent.error === undefined || sent.error === null, sent.error);
check('notify is answered 204', sent.status === 204, String(sent.status));
const [first] = (await received('1')).messages;
check(
  'the room has what was sent',
  JSON.stringify({ ...first, at: undefined }) === JSON.stringify(full),
  JSON.stringify(first),
);

const short = await call('notify', '1', 'short form', 'ops');
check('notify takes a message and a token', short.status === 204, short.error);
const named = await call('notify', encodeURIComponent('Ops room'), { message: 'by name' });
check('a room is found by its name', named.status === 204, named.error);
const card = { id: 'c', style: 'application', title: 'CPU', attributes: [{ label: 'l', value: { label: 'v' } }] };
const carded = await call('notify', '1', { message: 'fallback', card });
check('a card is taken', carded.status === 204, carded.error);

for (const [name, room, options, words] of [
  ['a wrong token', '1', { message: 'x', token: 'wrong' }, 'Invalid OAuth session'],
  ['the token of another room', '2', { message: 'x', token: 'ops' }, 'This token belongs to another room'],
  ['no such room', '9', { message: 'x' }, "Room '9' not found"],
  ['a wrong colour', '1', { message: 'x', color: 'blue' }, "Value 'blue' for field 'color'"],
  ['a long message', '1', { message: 'x'.repeat(10_001) }, 'must be less than or equal to 10000'],
]) {
  const { error } = await call('notify', room, options);
  check(`the client reports ${name}`, error?.includes(words) === true, String(error));
}

// On 429 the client waits by our headers. The wait is caught here and the clock is moved instead.
const realSetTimeout = globalThis.setTimeout;
let waited;
globalThis.setTimeout = (run, milliseconds, ...values) => {
  if (!(milliseconds > 10_000)) return realSetTimeout(run, milliseconds, ...values);
  waited = milliseconds;
  time += milliseconds + 1000;
  return realSetTimeout(run, 0, ...values);
};
const before = (await received('1')).total;
for (let number = before; number < 30; number += 1) await call('notify', '1', { message: `message ${number}` });
const delayed = await call('notify', '1', { message: 'the 31st' });
globalThis.setTimeout = realSetTimeout;
check('the client understands 429 and waits until Reset', waited > 200_000 && waited <= 301_000, String(waited));
check('the message arrives after the wait', delayed.status === 204, delayed.error);
check('the room has 31 messages', (await received('1')).total === 31, String((await received('1')).total));

await simulator.close();
process.exitCode = finish();
