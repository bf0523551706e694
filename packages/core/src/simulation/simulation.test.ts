import type { ReceivedAlert } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { loadConfigFromFiles } from '../config/load-config.ts';
import { createSimulation } from './simulation.ts';

const AT = Date.UTC(2026, 0, 5, 9);
const HOUR = 3_600_000;

const TEXT = `
version: 1
channels:
  room: { transport: paper, template: { message: "{{labels.host}}{{json labels}}" } }
  pager: { transport: paper }
routes:
  - { match: { severity: critical }, to: [pager, room] }
unmatched: { to: [room] }
`;

async function configOf(text: string) {
  const { config, problems } = await loadConfigFromFiles(
    { main: '/nowhere/signalbox.yaml', files: [{ path: 'signalbox.yaml', text }] },
    {
      env: {},
      builtin: {
        transports: new Map([
          [
            'paper',
            {
              contract: 1,
              name: 'paper',
              options: {},
              parts: () => ({ message: { format: 'text', default: 'default of {{labels.host}}' } }),
              request({ parts, labels }) {
                if (labels['host'] === 'cursed') throw new Error('no address');
                return { method: 'POST', url: 'https://paper.example.com/', json: parts };
              },
              classify: () => ({ type: 'ok' }),
            },
          ],
        ]),
      },
    },
  );
  if (config === undefined) throw new Error(JSON.stringify(problems));
  return config;
}

const firing = (host: string, severity = 'warning'): ReceivedAlert => ({
  status: 'firing',
  labels: { alertname: 'Down', host, severity },
  annotations: {},
});

describe('a simulation', () => {
  it('says what each channel is told, when, and what would have been sent', async () => {
    const simulation = await createSimulation({ config: await configOf(TEXT), at: AT });
    await simulation.post([firing('db-1', 'critical')]);
    await simulation.until(AT + 60_000);
    expect(simulation.messages.map(({ channel, message }) => [channel, message.now - AT])).toEqual([
      ['pager', 30_000],
      ['room', 30_000],
    ]);
    expect(simulation.messages[0]?.request).toEqual({
      method: 'POST',
      url: 'https://paper.example.com/',
      json: { message: 'default of db-1' },
    });
  });

  it('tells of the same alert again in the same words, ids among them, every time it is played', async () => {
    const config = await configOf(TEXT);
    const play = async () => {
      const simulation = await createSimulation({ config, at: AT });
      await simulation.post([firing('a')]);
      await simulation.until(AT + 9 * HOUR);
      return simulation.messages;
    };
    const [first, second] = [await play(), await play()];
    expect(first.map(({ message }) => message.reason)).toEqual(['first', 'repeat', 'repeat']);
    expect(first).toEqual(second);
  });

  it('goes on with another configuration, and over a restart', async () => {
    const simulation = await createSimulation({ config: await configOf(TEXT), at: AT });
    await simulation.post([firing('a')]);
    await simulation.until(AT + HOUR);
    await simulation.reload(await configOf(TEXT.replace('unmatched: { to: [room] }', 'unmatched: { to: [pager] }')));
    await simulation.until(AT + 2 * HOUR);
    await simulation.restart();
    await simulation.until(AT + 3 * HOUR);
    expect(simulation.messages.map(({ channel, message }) => [channel, message.reason])).toEqual([
      ['room', 'first'],
      ['pager', 'first'],
    ]);
  });

  it('says that a template fails', async () => {
    const grows = TEXT.replace('{{labels.host}}', '{{labels.wide}}'.repeat(300));
    const simulation = await createSimulation({ config: await configOf(grows), at: AT });
    const { labels, ...alert } = firing('a');
    await simulation.post([{ ...alert, labels: { ...labels, wide: 'x'.repeat(100_000) } }]);
    await simulation.until(AT + 60_000);
    expect(simulation.failures).toEqual([expect.stringContaining("room: the template's part message fails")]);
  });

  it('says that a transport throws', async () => {
    const simulation = await createSimulation({ config: await configOf(TEXT), at: AT });
    await simulation.post([firing('cursed')]);
    await simulation.until(AT + 60_000);
    expect(simulation.messages).toEqual([]);
    expect(simulation.failures).toEqual(['room: its transport throws: Error: no address']);
  });
});
