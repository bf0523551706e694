import path from 'node:path';
import type { Store, StoreCounts, StoreStats } from '@signalbox/core/store';
import { openStore, placeOfStore, setStoreAside, storeExists } from '@signalbox/server';
import type { Command } from 'commander';
import { addConfigOption, loadNamed } from '../args/config-option.ts';
import { addFormatOption, type FormatOptions } from '../args/format-option.ts';
import { parseLength, parseStore } from '../args/option-values.ts';
import { download } from '../client/download.ts';
import { addressOf, type ServerOptions } from '../client/server-options.ts';
import { type ExitCode, type Finish, type Io, UsageError } from '../io.ts';
import { plainText } from '../print/plain-text.ts';
import { printAnswer, printRefusal } from '../print/print-answer.ts';
import { facts } from '../print/table.ts';

/** Which store; one of the two. */
interface PlaceOptions {
  readonly config?: string;
  readonly store?: string;
}

export function addStore(program: Command, io: Io, finish: Finish): void {
  const store = program
    .command('store')
    .summary('back up the store, look at it, prune it, set it aside')
    .description('Works on the store itself, while no server uses it; `backup` also asks a running one.')
    .addHelpText('after', EXAMPLES);
  addPlaceOptions(store.command('backup <file>'))
    .summary('write a consistent copy')
    .description(
      'Writes a consistent copy of the store into a new file: of one that no server uses, or, with --url, of a running one.',
    )
    .option('--url <url>', 'the running server whose store is copied')
    .option('--token <token>', 'bearer token of `server.auth` (default: SIGNALBOX_TOKEN of the environment)')
    .addHelpText('after', '\nExample:\n  $ signalbox store backup --url http://127.0.0.1:8080 backup.db')
    .action(async (file: string, options: PlaceOptions & ServerOptions) => finish(await backUp(file, options, io)));
  addFormatOption(addPlaceOptions(store.command('stats')), 'one JSON document')
    .summary('how much there is of what')
    .description('Counts what the store holds. Of a running server, /metrics has its size.')
    .addHelpText('after', '\nExample:\n  $ signalbox store stats --config signalbox.yaml')
    .action(async (options: PlaceOptions & FormatOptions) => finish(await stats(options, io)));
  addPlaceOptions(store.command('prune'))
    .summary('remove old history')
    .description(
      'Removes history that nothing current refers to. A running server does so by itself. The file keeps its size: what comes next is written into the room.',
    )
    .option('--keep <duration>', 'history that is younger stays', parseLength, 30 * 86_400_000)
    .addHelpText('after', '\nExample:\n  $ signalbox store prune --config signalbox.yaml --keep 7d')
    .action(async (options: PlaceOptions & { readonly keep: number }) => finish(await prune(options, io)));
  addPlaceOptions(store.command('set-aside'))
    .summary('rename it: the next start begins a new one')
    .description(
      'Renames the store with its log, also one that is damaged. The next start begins a new one, and knows no alert.',
    )
    .addHelpText('after', '\nExample:\n  $ signalbox store set-aside --store sqlite:./data/signalbox.db')
    .action(async (options: PlaceOptions) => finish(await moveAside(options, io)));
}

const EXAMPLES = `
Examples:
  $ signalbox store backup --url http://127.0.0.1:8080 backup.db
  $ signalbox store stats --config signalbox.yaml
  $ signalbox store set-aside --store sqlite:./data/signalbox.db`;

function addPlaceOptions(command: Command): Command {
  return addConfigOption(command).option(
    '--store <place>',
    'the store: sqlite:PATH (default: the one of --config)',
    parseStore,
  );
}

async function backUp(file: string, options: PlaceOptions & ServerOptions, io: Io): Promise<ExitCode> {
  const target = path.resolve(io.cwd, file);
  if (options.url !== undefined) {
    if (options.store !== undefined || options.config !== undefined) {
      throw new UsageError('--url names the store of a running server', 'leave out --store and --config');
    }
    const problems = await download(addressOf(options, io), '/api/v1/store/backup', target);
    if (problems.length > 0) return printRefusal({ problems }, io);
  } else {
    await inStore(options, io, async ({ backup }) => backup?.(target));
  }
  io.stderr.write(`the copy is in ${plainText(file)}\n`);
  return 0;
}

async function stats(options: PlaceOptions & FormatOptions, io: Io): Promise<ExitCode> {
  const found = await inStore(options, io, async (store) => ({
    place: store.place,
    ...sizes(await store.stats()),
    ...times(await store.count()),
  }));
  return printAnswer(options, io, {
    json: found,
    pretty: (paint) => {
      const { deliveries } = found;
      const told = Object.entries(deliveries).map(([state, count]) => `${count} ${state}`);
      return facts(
        [
          ['place', found.place],
          ['bytes', String(found.bytes)],
          ['events', String(found.events)],
          ['oldest event', found.oldestEventAt ?? undefined],
          ['deliveries', told.join(', ')],
          ['open groups', String(found.groups)],
          ['silences', String(found.silences)],
          ['configurations', String(found.generations)],
        ],
        paint,
      );
    },
  });
}

function sizes({ bytes, pendingBytes }: StoreStats) {
  return { bytes: bytes + pendingBytes };
}

function times({ oldestEventAt, ...counts }: StoreCounts) {
  return { ...counts, oldestEventAt: oldestEventAt === undefined ? null : new Date(oldestEventAt).toISOString() };
}

/** Rows that are removed in one commit. */
const ROWS_A_STEP = 1_000;

async function prune(options: PlaceOptions & { readonly keep: number }, io: Io): Promise<ExitCode> {
  const before = Date.now() - options.keep;
  const removed = await inStore(options, io, async (store) => {
    let all = 0;
    for (;;) {
      const step = await store.prune(before, ROWS_A_STEP);
      if (step === 0) break;
      all += step;
    }
    await store.tidy();
    return all;
  });
  io.stderr.write(
    `${removed} ${removed === 1 ? 'row' : 'rows'} older than ${new Date(before).toISOString()} removed\n`,
  );
  return 0;
}

async function moveAside(options: PlaceOptions, io: Io): Promise<ExitCode> {
  const aside = await setStoreAside(await placeOf(options, io), io.cwd, new Date());
  io.stdout.write(`${plainText(aside)}\n`);
  io.stderr.write('the next start begins a new store; to go back, rename it with its log\n');
  return 0;
}

/** Opens a store that is there, and closes it again. */
async function inStore<T>(options: PlaceOptions, io: Io, work: (store: Store) => Promise<T>): Promise<T> {
  const place = await placeOf(options, io);
  const warn = (text: string) => io.stderr.write(`warning: ${plainText(text)}\n`);
  const store = openStore(place, io.cwd, warn);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** @throws {UsageError} if no store is named, or there is none */
async function placeOf({ config, store }: PlaceOptions, io: Io): Promise<string> {
  if (store === undefined && config === undefined) {
    throw new UsageError('which store?', '--store sqlite:PATH, or --config PATH');
  }
  const place = store ?? placeOfStore(await loadNamed(config ?? '', io));
  if (!storeExists(place, io.cwd))
    throw new UsageError(`there is no store at ${place}`, 'relative paths start in the working directory');
  return place;
}
