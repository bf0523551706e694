export { completeEvent } from './complete-event.ts';
export { KEPT_REQUESTS } from './memory-delivery.ts';
export { summaryOf } from './memory-delivery-list.ts';
export { createMemoryState, type MemoryState } from './memory-state.ts';
export { createMemoryStore } from './memory-store.ts';
export { createNumbering, type Numbering } from './numbering.ts';
export { prunedSilencesEndBefore, rememberedSilencesEndAfter } from './silence-age.ts';
export { eventsOf } from './snapshot-events.ts';
export type * from './store.ts';
