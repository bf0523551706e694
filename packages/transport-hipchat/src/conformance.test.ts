import assert from 'node:assert/strict';
import { checkTransport, type TransportSamples } from '@signalbox/sdk/testing';
import { describe, it } from 'vitest';
import { transport } from './index.ts';
import type { RoomNotification } from './testing/a-message.ts';
import { complaintsOf } from './testing/complaints-of.ts';

const written = { room: 'Ops Room', token: 'hipchat-room-token', baseUrl: 'https://chat.example.com' };

/** HipChat names the time at which a limit is whole again, in Unix seconds. */
const waitHint: TransportSamples['waitHint'] = (at) => ({
  status: 429,
  headers: { 'x-floodcontrol-remaining': '0', 'x-floodcontrol-reset': String(at / 1000) },
});

/** As a client that others wrote for the room API judges it. */
const judge: TransportSamples['judge'] = ({ json }) => {
  const body: RoomNotification = JSON.parse(JSON.stringify(json));
  assert.deepEqual(complaintsOf(body), []);
  assert.ok(body.message.trim().length > 0, 'HipChat refuses an empty message');
};

describe.each([
  ['HTML', {}],
  ['text', { format: 'text' }],
  ['cards', { card: true, notify: true, from: 'Signalbox' }],
])('the transport hipchat with %s', (_, more) => {
  checkTransport(it, transport, { options: { ...written, ...more }, waitHint, judge });
});
