import { afterEach, describe, expect, it } from 'vitest';
import { aFolder, recordingIo, removeFolders, SHOP } from '../testing/run.ts';
import { loadNamed } from './config-option.ts';
import { channelNamed, sourceNamed } from './named.ts';

afterEach(removeFolders);

async function configOf(text: string) {
  const cwd = await aFolder({ 'signalbox.yaml': text });
  const { config } = await loadNamed('signalbox.yaml', recordingIo({ cwd }).io);
  if (config === undefined) throw new Error('the configuration of the test is broken');
  return config;
}

describe('what an option names', () => {
  it('is what the configuration has under this name', async () => {
    const config = await configOf(SHOP);
    expect(channelNamed('pager', config)).toBe(config.channels.get('pager'));
    expect(sourceNamed('mackerel', config)).toBe(config.sources.get('mackerel'));
  });

  it.each([
    ['rom', 'the configuration has no channel "rom"', 'did you mean "room"?'],
    ['mackerel', 'the configuration has no channel "mackerel"', 'there are: room, pager, asleep'],
    ['', 'the configuration has no channel ""', 'there are: room, pager, asleep'],
    ['constructor', 'the configuration has no channel "constructor"', 'there are: room, pager, asleep'],
  ])('is not a channel: %j', async (name, message, hint) => {
    const config = await configOf(SHOP);
    expect(() => channelNamed(name, config)).toThrow(expect.objectContaining({ name: 'UsageError', message: message }));
    expect(() => channelNamed(name, config)).toThrow(expect.objectContaining({ hint }));
  });

  it('is nothing where there is nothing', async () => {
    const config = await configOf('version: 1\nunmatched: { to: [] }\n');
    expect(() => sourceNamed('mackerel', config)).toThrow(expect.objectContaining({ hint: 'there are: none' }));
  });
});
