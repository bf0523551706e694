export { checkModel } from './check-model.ts';
export { checkStore } from './check-store.ts';
export type { It, StorePlace } from './harness.ts';
