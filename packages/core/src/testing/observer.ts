import type { EngineObserver } from '../engine/observer.ts';

/** Reports nothing to anybody. */
export const NOBODY: EngineObserver = {
  accepted() {},
  decided() {},
  storeFailed() {},
  storeRecovered() {},
  failed() {},
  attempted() {},
  settled() {},
  renderFailed() {},
  said() {},
};
