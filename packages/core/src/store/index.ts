export { createMemoryState, type MemoryState } from './memory-state.ts';
export { createMemoryStore } from './memory-store.ts';
export { createNumbering, type Numbering } from './numbering.ts';
export { prunedSilencesEndBefore, rememberedSilencesEndAfter } from './silence-age.ts';
export type * from './store.ts';
