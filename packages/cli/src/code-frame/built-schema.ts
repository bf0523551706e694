import { readFileSync } from 'node:fs';

/**
 * The schema of the configuration as it was printed when this package was built: with the options of every transport
 * and source that comes along, none of which needs to be loaded for it.
 */
export function readBuiltSchema(): unknown {
  return JSON.parse(readFileSync(new URL('../../dist/signalbox.schema.json', import.meta.url), 'utf8'));
}
