import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startRouter } from './router-process.ts';
import { tempFolder } from './temp-folder.ts';

const plugin = (text: string) => `export const transport = { contract: 1, name: 'mine', options: { type: 'object' },
  parts: () => ({ text: { format: 'text', default: '${text}' } }), send: async () => ({ type: 'ok' }), preview: () => undefined };
`;

describe('the files of a real configuration', () => {
  let folder: ReturnType<typeof tempFolder>;
  let config: string;
  const write = (name: string, text: string) => writeFileSync(join(folder.path, name), text);
  const configuration = (transport: string) => `
version: 1
store: "sqlite:${folder.path}/signalbox.db"
sources: { mackerel: { type: mackerel } }
defaults: { groupBy: [host], groupWait: 20ms }
channels: { hook: { transport: ${transport} } }
unmatched: { to: [hook] }
`;

  beforeEach(() => {
    folder = tempFolder();
    config = join(folder.path, 'signalbox.yaml');
  });
  afterEach(() => folder[Symbol.dispose]());

  it('have a plugin among them, of which a change is said to need a restart', async () => {
    write('mine.mjs', plugin('one'));
    write('signalbox.yaml', configuration('./mine.mjs'));
    const router = await startRouter(config);
    write('mine.mjs', plugin('two'));
    expect(await router.line('plugin-changed')).toContain('start the program again');
    expect(await router.end('SIGTERM')).toBe(0);
  });
});
