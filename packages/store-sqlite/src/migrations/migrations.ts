import { firstTables } from './0001-first-tables.ts';
import { silences } from './0002-silences.ts';
import { endedUnder } from './0003-ended-under.ts';
import { deliveriesReferToEvents } from './0004-deliveries-refer-to-events.ts';
import { listsOfDeliveries } from './0005-lists-of-deliveries.ts';
import { requestsOfAttempts } from './0006-requests-of-attempts.ts';
import { fallbackFrom } from './0007-fallback-from.ts';
import { resends } from './0008-resends.ts';

/** In their order, forward only, never edited once released. The store's format is their number. */
export const migrations: readonly string[] = [
  firstTables,
  silences,
  endedUnder,
  deliveriesReferToEvents,
  listsOfDeliveries,
  requestsOfAttempts,
  fallbackFrom,
  resends,
];
