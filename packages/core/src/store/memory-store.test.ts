import { describe, it } from 'vitest';
import { createMemoryState } from './memory-state.ts';
import { createMemoryStore } from './memory-store.ts';
import { checkStore } from './testing/check-store.ts';

describe('a store in memory', () => {
  checkStore(it, async () => {
    const state = createMemoryState();
    return { open: async () => createMemoryStore(state), remove: async () => {} };
  });
});
