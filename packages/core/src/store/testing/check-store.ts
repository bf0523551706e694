import { checkDeliveries } from './check-deliveries.ts';
import { checkDeliveryLists } from './check-delivery-lists.ts';
import { checkEvents } from './check-events.ts';
import { checkHistory } from './check-history.ts';
import { checkLife } from './check-life.ts';
import { checkSilences } from './check-silences.ts';
import { checkState } from './check-state.ts';
import type { InStore, It, StorePlace } from './harness.ts';

/**
 * What every store must do, whatever it is made of.
 *
 * @param it of the test runner
 * @param makePlace a new, empty place; removed when the test is over
 * @example checkStore(it, async () => folderPlace(await mkdtemp(join(tmpdir(), 'store-'))));
 */
export function checkStore(it: It, makePlace: () => Promise<StorePlace>): void {
  const inStore: InStore = (name, run) =>
    it(name, async () => {
      const place = await makePlace();
      let store = await place.open();
      try {
        await run(store, async () => {
          await store.close();
          store = await place.open();
          return store;
        });
      } finally {
        await store.close();
        await place.remove();
      }
    });
  checkEvents(inStore);
  checkState(inStore);
  checkDeliveries(inStore);
  checkDeliveryLists(inStore);
  checkHistory(inStore);
  checkSilences(inStore);
  checkLife(inStore);
}
