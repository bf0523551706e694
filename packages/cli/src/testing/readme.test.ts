import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { aFolder, removeFolders, run } from './run.ts';

afterEach(removeFolders);

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const block = (language: string) => new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(readme)?.[1] ?? '';

describe('the README', () => {
  it('shows a command and what it prints', async () => {
    const [command = '', ...printed] = block('console').split('\n');
    const args = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '').slice(2);
    const cwd = await aFolder({ 'signalbox.yaml': block('yaml') });
    expect(await run(args, { cwd })).toMatchObject({ code: 0, stdout: printed.join('\n') });
  });

  it('lists the commands, and no others', async () => {
    const listed = [...readme.matchAll(/^\| `([a-z-]+)` *\|/gm)].map(([, name]) => name);
    const { stdout } = await run(['--help']);
    const known = [...stdout.matchAll(/^ {2}([a-z-]+) .*$/gm)].map(([, name]) => name);
    expect(listed).toEqual(known.filter((name) => name !== 'help'));
  });
});
