import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const BENCH = new URL('../dist/bench.js', import.meta.url).pathname;

function bench(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BENCH, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('the bench', () => {
  it('names its scenarios', () => {
    const { status, stdout } = bench('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('intake-100, intake-100-256, resends, latency, burst');
    expect(stdout).toContain('all but: million');
  });

  it('refuses a scenario that it does not have, before it measures anything', () => {
    const { status, stdout, stderr } = bench('--only', 'burst,bursts');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('no scenario is called bursts');
  });
});
