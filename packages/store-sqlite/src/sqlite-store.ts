import { statSync } from 'node:fs';
import {
  createNumbering,
  prunedSilencesEndBefore,
  rememberedSilencesEndAfter,
  type Store,
} from '@signalbox/core/store';
import { backUp } from './back-up.ts';
import { accessFailure } from './failure.ts';
import { createGroupCommit } from './group-commit.ts';
import { createSession, type SessionOptions } from './session.ts';
import { locateStore } from './store-folder.ts';

export interface SqliteStoreOptions extends Partial<SessionOptions> {}

/** The log is worked into the file once it is this large, also in busy times. */
const LOG_CAP_BYTES = 4 * 1024 * 1024;
/** Twice the log's cap: it can always be worked in, also after one very large commit. */
const RESERVE_BYTES = 8 * 1024 * 1024;

/**
 * Opens the store in the file `path`, or makes it (and its folder). One process has it at a time.
 * A number whose commit failed may be given again, but only after `recover`.
 *
 * @throws {SignalboxError} `sqlite-too-old`, `store-place`, `store-locked`, `store-foreign`, `store-newer`,
 * `store-damaged`, `store-unusable`, `store-full`: the file is left as it is.
 */
export function openSqliteStore(path: string, options: SqliteStoreOptions = {}): Store {
  const file = locateStore(path);
  const session = createSession(file, {
    onWarning: options.onWarning ?? (() => {}),
    logCapBytes: options.logCapBytes ?? LOG_CAP_BYTES,
    reserveBytes: options.reserveBytes ?? RESERVE_BYTES,
    faults: options.faults ?? {},
  });
  const groupCommit = createGroupCommit(session.commit);
  const countOn = () => ({
    events: createNumbering(session.use().events.lastId()),
    deliveries: createNumbering(session.use().deliveries.lastId()),
  });
  let numbers = countOn();
  let refreshesQueued = false;

  /** @param judge throws what refuses this operation alone */
  const write = async <T>(work: () => T, judge: () => void = session.assertUsable): Promise<T> => {
    judge();
    return groupCommit.add(work);
  };
  const view = <T>(work: () => T): T => {
    session.assertReadable();
    try {
      return work();
    } catch (error) {
      throw accessFailure(path, error);
    }
  };
  const read = async <T>(work: () => T): Promise<T> => {
    groupCommit.commitNow();
    return view(work);
  };

  return {
    contract: 2,
    place: path,
    allocateEventIds: (count) => numbers.events.allocate(count),
    allocateDeliveryIds: (count) => numbers.deliveries.allocate(count),
    appendEvents: (events) =>
      write(
        () => session.use().events.append(events),
        () => {
          session.assertUsable();
          numbers.events.use(events);
        },
      ),
    refreshEvents(refreshes) {
      refreshesQueued = true;
      return write(() => {
        refreshesQueued = false;
        session.use().events.refresh(refreshes);
      });
    },
    async readEvents(ids) {
      const lastDurable = view(() => session.use().events.lastId());
      // Mostly they are on disk: then what is queued goes on waiting for its common commit.
      if (refreshesQueued || ids.some((id) => id > lastDurable)) groupCommit.commitNow();
      return view(() => session.use().events.read(ids));
    },
    readCurrentEvents: (query) => read(() => session.use().active.current(query)),
    commitFlush: (flush) =>
      write(
        () => {
          const { events, groups, deliveries } = session.use();
          groups.save(flush.groups);
          groups.forget(flush.forgotten);
          deliveries.supersede(flush.superseded, flush.at);
          deliveries.settle(flush.attempts ?? []);
          deliveries.stepIn(flush.steppedIn ?? []);
          deliveries.bury(flush.dead ?? [], flush.at);
          deliveries.add(flush.deliveries);
          events.append(flush.events);
        },
        () => {
          session.assertUsable();
          numbers.events.use(flush.events);
          numbers.deliveries.use(flush.deliveries);
        },
      ),
    settleAttempts: (attempts) => write(() => session.use().deliveries.settle(attempts)),
    readDelivery: (id) => read(() => session.use().deliveries.read(id)),
    readAttempts: (id) => read(() => session.use().deliveries.attempts(id)),
    listDeliveries: (query) => read(() => session.use().deliveryList.list(query)),
    newestDeliveries: (of) => read(() => session.use().deliveryList.newest(of)),
    listEvents: (query) => read(() => session.use().events.list(query)),
    findLatest: (fingerprints) => read(() => session.use().events.latest(fingerprints)),
    saveSilence: (silence) => write(() => session.use().silences.save(silence)),
    silenceHistory: (id) => read(() => session.use().silences.history(id)),
    saveGeneration: (generation) => write(() => session.use().generations.save(generation)),
    load: (rememberSince) =>
      read(() => {
        const { groups, deliveries, generations, silences } = session.use();
        const lastGeneration = generations.last();
        return {
          groups: groups.all(),
          deliveries: deliveries.waiting(),
          silences: silences.endingAfter(rememberedSilencesEndAfter(rememberSince)),
          ...(lastGeneration === undefined ? {} : { lastGeneration }),
        };
      }),
    async recover() {
      groupCommit.commitNow();
      session.recover();
      numbers = countOn();
    },
    prune: (before, limit) =>
      write(() => {
        const { events, active, silences, prune } = session.use();
        active.advance(events.lastId());
        const removed = prune(before, limit);
        return removed + silences.remove(prunedSilencesEndBefore(before), limit - removed);
      }, session.assertReadable),
    async tidy() {
      groupCommit.commitNow();
      session.tidy();
    },
    stats: async () => ({ bytes: sizeOf(file), pendingBytes: session.pendingBytes(), commits: session.commits() }),
    count: () => read(() => session.use().count()),
    async backup(file) {
      groupCommit.commitNow();
      session.assertReadable();
      await backUp(session.use().db, locateStore(path), file);
    },
    async close() {
      groupCommit.commitNow();
      session.close();
    },
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
