import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReserveFile } from './reserve-file.ts';
import { temporaryFolder } from './testing/folder-place.ts';

let folder: string;
let store: string;
beforeEach(() => {
  folder = temporaryFolder();
  store = join(folder, 'signalbox.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const facts = () => statSync(`${store}-reserve`, { throwIfNoEntry: false });
/** What it takes on the disk; a file with a hole takes less than it is long. */
const bytesTaken = () => (facts()?.blocks ?? 0) * 512;

describe('a reserve file', () => {
  it('takes its space on the disk, not only its length', () => {
    expect(createReserveFile(store, 3_000_000).make()).toBe(true);
    expect(facts()?.size).toBe(3_000_000);
    expect(bytesTaken()).toBeGreaterThanOrEqual(3_000_000);
  });

  it('gives its space up once, and can be made again', () => {
    const reserve = createReserveFile(store, 10_000);
    reserve.make();
    expect([reserve.giveUp(), reserve.giveUp()]).toEqual([true, false]);
    expect(facts()).toBeUndefined();
    expect(reserve.make()).toBe(true);
  });

  it('is made whole where half of one was left', () => {
    writeFileSync(`${store}-reserve`, 'x'.repeat(500));
    createReserveFile(store, 10_000).make();
    expect(facts()?.size).toBe(10_000);
  });

  it('does not take the last room', () => {
    expect(createReserveFile(store, Number.MAX_SAFE_INTEGER).make()).toBe(false);
    expect(facts()).toBeUndefined();
  });
});
