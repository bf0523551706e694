import { aMessage, anAlert } from '@signalbox/sdk/testing';
import { describe, expect, it } from 'vitest';
import { log } from './log.ts';

const alerts = [anAlert({ status: 'firing' }), anAlert({ status: 'resolved' })];
const message = aMessage({ alerts, parts: { message: 'disk is full' } });
const { id, channel, route, status, severity, reason } = message;
const fields = { delivery: id, channel, route, status, severity, reason, firing: 1, resolved: 1 };

describe('the log', () => {
  it('gets one line a notification, with what it is about', async () => {
    const lines: unknown[] = [];
    const host = { signal: new AbortController().signal, log: (...line: unknown[]) => void lines.push(line) };
    expect(await log.send(message, {}, host)).toEqual({ type: 'ok' });
    expect(lines).toEqual([[fields, 'disk is full']]);
  });

  it('is shown by a preview as it would be written', () => {
    expect(log.preview(message, {})).toEqual({ log: { ...fields, msg: 'disk is full' } });
  });
});
