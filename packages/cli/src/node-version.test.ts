import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../bin/signalbox.js', import.meta.url));

/** Starts the program in a Node.js that takes itself for another version. */
function startedBy(version: string) {
  const versions = `{ value: { ...process.versions, node: '${version}' } }`;
  const preload = `data:text/javascript,Object.defineProperty(process, 'versions', ${versions})`;
  return spawnSync(process.execPath, ['--import', preload, PROGRAM, '--version'], { encoding: 'utf8' });
}

describe('the Node.js that starts the program', () => {
  it.each(['20.11.1', '22.21.0', '24.14.9'])('%s is too old: the program says which it needs', (version) => {
    const { status, stdout, stderr } = startedBy(version);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`signalbox needs Node.js 24.15 or newer, and this is ${version}.\n`);
  });

  it.each(['24.15.0', '26.0.0'])('%s is new enough', (version) => {
    expect(startedBy(version)).toMatchObject({ status: 0, stderr: '' });
  });
});
