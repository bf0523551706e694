import type { Config } from '../config/config.ts';
import type { SourceConfig } from '../config/sources/compile-source.ts';

/** The sender of alerts that come from no source of the configuration. */
export const SIMULATED_SOURCE = 'test';

/** Adds it, unless the configuration has a source of that name. */
export function withSimulatedSource(config: Config): Config {
  if (config.sources.has(SIMULATED_SOURCE)) return config;
  return { ...config, sources: new Map([...config.sources, [SIMULATED_SOURCE, simulatedSource]]) };
}

const simulatedSource: SourceConfig = {
  name: SIMULATED_SOURCE,
  source: {
    contract: 1,
    name: SIMULATED_SOURCE,
    options: {},
    read: () => ({ alerts: [], problems: [] }),
  },
  options: {},
  auth: [],
};
