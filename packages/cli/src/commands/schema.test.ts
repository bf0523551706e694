import { expect, it } from 'vitest';
import { run } from '../testing/run.ts';

it('schema prints the JSON Schema of the configuration, with the options of the installed transports', async () => {
  const { code, stdout, stderr } = await run(['schema']);
  const schema = JSON.parse(stdout);
  expect([code, stderr]).toEqual([0, '']);
  expect(schema.properties).toMatchObject({ version: {}, channels: {}, routes: {}, unmatched: {} });
  for (const name of ['hipchat', 'webhook', 'log', 'mackerel', 'alertmanager']) expect(stdout).toContain(`"${name}"`);
});
