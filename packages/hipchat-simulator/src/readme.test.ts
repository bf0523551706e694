import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('the example of the README runs', async () => {
  const folder = fileURLToPath(new URL('..', import.meta.url));
  const [, example = ''] = /```js\n(.*?)```/s.exec(readFileSync(`${folder}/README.md`, 'utf8')) ?? [];
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', example], { cwd: folder });
  expect((await run).stdout).toMatch(/^204 \{\n {2}messages: \[\n.*CPU.*total: 1\n\}\n$/s);
});
