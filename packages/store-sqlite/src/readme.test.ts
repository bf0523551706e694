import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './testing/folder-place.ts';

const home = new URL('..', import.meta.url);

describe('the example of the README', () => {
  it('runs as it stands', async () => {
    const readme = await readFile(new URL('README.md', home), 'utf8');
    const [, example = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
    const run = ['--input-type=module-typescript', '--eval', example];
    const folder = temporaryFolder();
    try {
      const env = { ...process.env, TMPDIR: folder };
      const { stdout } = await promisify(execFile)(process.execPath, run, { cwd: home, env });
      expect(stdout).toBe('1 new\n');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
