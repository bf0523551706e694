import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { aFolder, endServers, SMALL } from './testing/a-server.ts';

afterEach(endServers);

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

describe('the README', () => {
  it('has an example that runs', async () => {
    const code = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? '';
    const built = new URL('../dist/index.js', import.meta.url).href;
    const config = SMALL.replace('list: { type: list }', '').replace('record', './silent.mjs');
    const cwd = await aFolder({
      'signalbox.yaml': config,
      'silent.mjs': 'export const transport = { contract: 1, options: {}, parts() {}, request() {}, classify() {} };',
      'example.mjs': code.replace("'@signalbox/server'", `'${built}'`),
    });
    const { stdout } = await promisify(execFile)(process.execPath, ['example.mjs'], { cwd });
    expect(stdout).toBe('200\n');
  });

  it('lists every option, and no other', () => {
    const listed = [...readme.matchAll(/^\| `(\w+)` *\|/gm)].map(([, name]) => name);
    const source = readFileSync(fileURLToPath(new URL('./start-server.ts', import.meta.url)), 'utf8');
    const declared = /export interface ServerOptions \{(.*?)\n\}/s.exec(source)?.[1] ?? '';
    const names = [...declared.matchAll(/readonly (\w+)\??:/g)].map(([, name]) => name);
    expect(listed.toSorted()).toEqual(names.toSorted());
  });
});
