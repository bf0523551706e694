// @ts-check
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aMessage, anAlert, checkTransport } from '@signalbox/sdk/testing';
import { transport } from './ntfy.js';

const written = { topic: 'ops', token: 'tk_of_the_test', server: 'https://ntfy.example.com' };

describe('the transport ntfy', () => {
  // All that Signalbox relies on: options, hostile texts, limits, and what each answer means, over real HTTP.
  checkTransport(it, transport, {
    options: written,
    // The longest texts. @see https://docs.ntfy.sh/publish/#limitations
    limits: { message: { bytes: 4_096 }, title: 200 },
    // Its 429 does not say how long to wait.
    waitHint: 'none',
    mentions: 'none',
  });

  it('rings for critical alerts, and not when they are over', () => {
    assert.equal(priorityOf(anAlert({ severity: 'critical' })), 5);
    assert.equal(priorityOf(anAlert({ severity: 'critical', status: 'resolved' })), 2);
  });
});

/** @param {ReturnType<typeof anAlert>} alert */
function priorityOf(alert) {
  const { json } = transport.request(aMessage({ alerts: [alert], parts: { message: 'disk is full' } }), written);
  return JSON.parse(JSON.stringify(json)).priority;
}
