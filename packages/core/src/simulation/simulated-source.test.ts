import { describe, expect, it } from 'vitest';
import { load } from '../testing/load-config.ts';
import { SIMULATED_SOURCE, withSimulatedSource } from './simulated-source.ts';

async function configWith(sources: string) {
  const { config } = await load(`version: 1\nunmatched: { to: [] }\nsources: ${sources}\n`);
  if (config === undefined) throw new Error('there is no configuration');
  return config;
}

describe('the sender of simulated alerts', () => {
  it('joins the sources of a configuration', async () => {
    const config = await configWith('{ mackerel: { type: sender } }');
    const { sources, ...rest } = withSimulatedSource(config);
    expect([...sources.keys()]).toEqual(['mackerel', SIMULATED_SOURCE]);
    expect(sources.get('mackerel')).toBe(config.sources.get('mackerel'));
    const { sources: before, ...others } = config;
    expect(rest).toEqual(others);
    expect(before.has(SIMULATED_SOURCE)).toBe(false);
  });

  it('does not take the place of one of that name', async () => {
    const config = await configWith('{ test: { type: sender, expireAfter: 1h } }');
    expect(withSimulatedSource(config)).toBe(config);
  });

  it('has alerts that do not end by themselves, needs no secret, and reads nothing', async () => {
    const simulated = withSimulatedSource(await configWith('{}')).sources.get(SIMULATED_SOURCE);
    expect(simulated).toMatchObject({ name: 'test', options: {}, auth: [] });
    expect(simulated).not.toHaveProperty('expireAfterMs');
    expect(simulated?.source.renewalMs).toBeUndefined();
    const read = simulated?.source.read({ body: { alerts: [1] }, receivedAt: 0 }, {});
    expect(read).toEqual({ alerts: [], problems: [] });
  });
});
