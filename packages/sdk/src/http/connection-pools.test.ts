import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectionPools, createPools } from './connection-pools.ts';
import { noPem } from './read-pem.ts';

let time: number;
let pools: ConnectionPools;
beforeEach(() => {
  time = 0;
  pools = createPools(
    async () => [],
    () => time,
  );
});
afterEach(() => pools.close());

const poolOf = (origin: string, publicOnly = false) => pools.get({ origin, pem: noPem, publicOnly });

describe('pools of connections', () => {
  it('are one an origin, TLS files and egress rule', () => {
    const first = poolOf('http://a.example');
    expect(poolOf('http://a.example')).toBe(first);
    expect(poolOf('http://a.example:81')).not.toBe(first);
    expect(poolOf('http://a.example', true)).not.toBe(first);
    const pem = { files: {}, digest: 'other' };
    expect(pools.get({ origin: 'http://a.example', pem, publicOnly: false })).not.toBe(first);
    expect(pools.size()).toBe(4);
  });

  it('are closed when unused for a minute, those in use are kept', () => {
    poolOf('http://unused.example');
    const used = poolOf('http://used.example');
    time = 59_999;
    expect(poolOf('http://used.example')).toBe(used);
    expect(pools.size()).toBe(2);
    time = 60_000;
    expect(poolOf('http://used.example')).toBe(used);
    expect(pools.size()).toBe(1);
  });

  it('are 256 at most: the one used longest ago goes first', () => {
    const oldest = poolOf('http://oldest.example');
    const kept = poolOf('http://kept.example');
    for (let number = 0; number < 255; number += 1) poolOf(`http://host-${number}.example`);
    expect(pools.size()).toBe(256);
    expect(poolOf('http://kept.example')).toBe(kept);
    expect(poolOf('http://oldest.example')).not.toBe(oldest);
  });
});
