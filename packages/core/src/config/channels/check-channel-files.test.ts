import { describe, expect, it } from 'vitest';
import { load, mainWith } from '../../testing/load-config.ts';

const channel = (caFile: string) =>
  mainWith(`channels: { c: { transport: room, room: a, token: secret, caFile: ${caFile} } }`);

describe('the TLS files of a channel', () => {
  it.each([
    ['nope.pem', 'nope.pem does not exist'],
    ['empty.pem', 'empty.pem is empty'],
    ['text.pem', 'text.pem has no certificate in it'],
  ])('are looked at when the configuration loads: %s', async (name, message) => {
    const files = { 'signalbox.yaml': channel(name), 'empty.pem': '', 'text.pem': 'a text' };
    const { config, problems } = await load(files);
    expect(problems).toMatchObject([{ severity: 'warning', code: 'tls-file', path: 'channels.c.caFile', message }]);
    expect(config?.channels.has('c')).toBe(true);
  });
});
