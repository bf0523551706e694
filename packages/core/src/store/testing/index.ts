export { aBody, aDelivery, aGroupRecord, anEvent, aSilence, aSnapshot, emptyFlush } from './builders.ts';
export { checkModel } from './check-model.ts';
export { checkStore } from './check-store.ts';
export type { It, StorePlace } from './harness.ts';
