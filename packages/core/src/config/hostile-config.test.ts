import { describe, expect, it } from 'vitest';
import { loadOptions } from '../testing/plugins.ts';
import { loadConfigFromFiles } from './load-config.ts';

describe('a configuration that nobody would write', () => {
  it('is read in a moment, with a thousand routes', async () => {
    const routes = Array.from(
      { length: 1_000 },
      (_, index) => `  - match: { service: s${index}, host: { matches: "h-.*" } }\n    to: [c${index % 50}]`,
    );
    const channels = Array.from(
      { length: 50 },
      (_, index) => `  c${index}: { transport: room, room: r, token: t-${index} }`,
    );
    const text = ['version: 1', 'unmatched: { to: [] }', 'channels:', ...channels, 'routes:', ...routes].join('\n');
    const { config } = await loadConfigFromFiles(
      { main: '/conf/signalbox.yaml', files: [{ path: 'signalbox.yaml', text }] },
      loadOptions(),
    );
    expect(config?.routes.routes).toHaveLength(1_000);
  });
});
