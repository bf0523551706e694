import { type FSWatcher, watch } from 'chokidar';
import { concerns, type WatchedFolder } from './watched-folders.ts';

export interface FolderWatchOptions {
  /** Something in one of the folders changed. */
  onEvent(): void;
  /** The system cannot watch (its limit of watches, for instance). */
  onFailure(error: unknown): void;
}

/** Watches a set of folders, not what lies deeper. */
export interface FolderWatch {
  /** Watches these and no others. Tells whether that is another set than before. */
  watch(folders: readonly WatchedFolder[]): Promise<boolean>;
  close(): Promise<void>;
}

/** Another set of folders gets another watcher: none is left on a folder that was removed and made again. */
export function createFolderWatch({ onEvent, onFailure }: FolderWatchOptions): FolderWatch {
  let watcher: FSWatcher | undefined;
  let watched = '';
  let closed = false;

  return {
    async watch(folders) {
      const wanted = JSON.stringify(folders);
      if (closed || wanted === watched) return false;
      const old = watcher;
      const isWanted = concerns(folders);
      const next = watch(
        folders.map(({ path }) => path),
        { depth: 0, ignoreInitial: true, ignored: (path) => !isWanted(path) },
      );
      watcher = next;
      watched = wanted;
      next.on('error', onFailure);
      next.on('all', onEvent);
      await new Promise<void>((resolve) => {
        next.once('ready', resolve);
        next.once('error', () => resolve());
      });
      await old?.close();
      return true;
    },
    async close() {
      closed = true;
      await watcher?.close();
    },
  };
}
