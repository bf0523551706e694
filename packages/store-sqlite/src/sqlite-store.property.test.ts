import { checkModel } from '@signalbox/core/store/testing';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { folderPlace } from './testing/folder-place.ts';

describe('a store in SQLite', () => {
  it('shows what the store in memory shows, whatever was done, over closing and opening again', {
    timeout: 30_000,
  }, async () => {
    await checkModel(fc, () => folderPlace({ reserveBytes: 0 }), { seed: 20261123, numRuns: 60 });
  });
});
