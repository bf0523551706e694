import { type Outcome, ok, type ReceivedAlert, retry } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { loadConfigFromFiles } from '../config/load-config.ts';
import { createMemoryStore } from '../store/memory-store.ts';
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

describe('a simulation that goes wrong on the side of a channel', () => {
  it('repeats what a channel does not take, under the same id, with the pauses of the real thing', async () => {
    const outcomes: readonly Outcome[] = [retry('busy'), retry('busy'), ok];
    let calls = 0;
    const simulation = await createSimulation({
      config: await configOf(TEXT),
      at: AT,
      answer: () => outcomes[calls++] ?? ok,
    });
    await simulation.post([firing('a')]);
    await simulation.until(AT + HOUR);
    expect(simulation.messages.map(({ message }) => message.now - AT)).toEqual([30_000, 30_500, 31_500]);
    expect(new Set(simulation.messages.map(({ message }) => message.id)).size).toBe(1);
  });

  it('can be restarted while a channel does not answer at all', async () => {
    let isHung = true;
    const simulation = await createSimulation({
      config: await configOf(TEXT),
      at: AT,
      answer: () => (isHung ? new Promise<Outcome>(() => {}) : ok),
    });
    await simulation.post([firing('a')]);
    await simulation.until(AT + 31_000);
    isHung = false;
    await simulation.restart();
    await simulation.until(AT + 40_000);
    expect(simulation.now()).toBe(AT + 40_000);
    expect(simulation.messages.map(({ message }) => message.now - AT)).toEqual([30_000, 31_000]);
  });

  it('names the channel that is answered for, and what it is sent', async () => {
    const asked: string[] = [];
    const simulation = await createSimulation({
      config: await configOf(TEXT),
      at: AT,
      answer: (channel, { parts }) => {
        asked.push(`${channel} ${parts['message']}`);
        return ok;
      },
    });
    await simulation.post([firing('a', 'critical')]);
    await simulation.until(AT + 60_000);
    expect(asked.map((line) => line.slice(0, 14)).sort()).toEqual([
      'pager default ',
      expect.stringMatching(/^room a\{/),
    ]);
  });
});

describe('what a simulation is given', () => {
  it('is a store that it goes on with', async () => {
    const store = createMemoryStore();
    const first = await createSimulation({ config: await configOf(TEXT), at: AT, store });
    await first.post([firing('a')]);
    await first.until(AT + 60_000);
    const second = await createSimulation({ config: await configOf(TEXT), at: AT + HOUR, store });
    await second.post([firing('a')]);
    await second.until(AT + 2 * HOUR);
    expect(second.messages).toEqual([]);
    expect(await store.listEvents({ limit: 9 })).toHaveLength(1);
  });

  it('is accepted as of one request, with the fingerprints of its alerts', async () => {
    const simulation = await createSimulation({ config: await configOf(TEXT), at: AT });
    const accepted = await simulation.post([firing('a'), firing('b'), firing('a')]);
    expect(accepted).toHaveLength(3);
    expect(accepted[0]).toEqual(accepted[2]);
    expect(accepted[0]).not.toEqual(accepted[1]);
  });

  it('is refused as of a source that the configuration does not have', async () => {
    const simulation = await createSimulation({ config: await configOf(TEXT), at: AT });
    await expect(simulation.post([firing('a')], 'nobody')).rejects.toThrow();
  });

  it('is another configuration from a restart on', async () => {
    const simulation = await createSimulation({ config: await configOf(TEXT), at: AT });
    await simulation.restart(await configOf(TEXT.replace('unmatched: { to: [room] }', 'unmatched: { to: [pager] }')));
    await simulation.post([firing('a')]);
    await simulation.until(AT + 60_000);
    expect(simulation.messages.map(({ channel }) => channel)).toEqual(['pager']);
  });
});
