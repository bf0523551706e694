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

/** @see https://developer.atlassian.com/server/hipchat/messages */
const limits: TransportSamples['limits'] = { message: 10_000 };
const cardLimits: TransportSamples['limits'] = {
  ...limits,
  from: 64,
  'card.title': 500,
  'card.description.value': 1_000,
  'card.attributes.label': 50,
};

/** Everything that any client could take for a mention; in HTML nobody is called. */
const mentionsInText: TransportSamples['mentions'] = ({ json }) =>
  JSON.stringify(json).match(/(?<![A-Za-z0-9_])@[\p{L}\p{N}_]+/gu) ?? [];

/** As a client that others wrote for the room API judges it. */
const judge: TransportSamples['judge'] = ({ json }) => {
  const body: RoomNotification = JSON.parse(JSON.stringify(json));
  assert.deepEqual(complaintsOf(body), []);
  assert.ok(body.message.trim().length > 0, 'HipChat refuses an empty message');
};

describe.each<[string, object, Pick<TransportSamples, 'limits' | 'mentions'>]>([
  ['HTML', {}, { limits, mentions: 'none' }],
  ['text', { format: 'text' }, { limits, mentions: mentionsInText }],
  ['cards', { card: true, notify: true, from: 'Signalbox' }, { limits: cardLimits, mentions: 'none' }],
])('the transport hipchat with %s', (_, more, hints) => {
  checkTransport(it, transport, { options: { ...written, ...more }, notSecret: ['room'], waitHint, judge, ...hints });
});
