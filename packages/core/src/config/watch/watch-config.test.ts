import { link, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aFolder, type ConfigFolder } from '../../testing/config-folder.ts';
import { loadOptions } from '../../testing/plugins.ts';
import { type Clock, systemClock } from '../../time/clock.ts';
import { VirtualClock } from '../../time/virtual-clock.ts';
import { type LoadedConfig, loadConfig } from '../load-config.ts';
import { type ConfigWatch, watchConfig } from './watch-config.ts';

/** A configuration that is told apart by the name of its channel. */
function naming(channel: string, more = ''): string {
  return `version: 1\nchannels: { ${channel}: { transport: log } }\nunmatched: { to: [${channel}] }\n${more}\n`;
}

interface Watched {
  readonly watch: ConfigWatch;
  /** The next configuration that is told; waits for it. */
  next(): Promise<LoadedConfig>;
  /** How many were told and not asked for. */
  waiting(): number;
}

async function watching(given: string, clock: Clock = systemClock()): Promise<Watched> {
  const load = loadOptions();
  const notified: LoadedConfig[] = [];
  let wake = () => {};
  const watch = watchConfig({
    path: given,
    load,
    current: await loadConfig(given, load),
    clock,
    onChange: (loaded) => {
      notified.push(loaded);
      wake();
    },
    onFailure: (error) => {
      throw error;
    },
    onUnwatched: (remedy) => {
      throw new Error(remedy);
    },
  });
  onTestFinished(() => watch.close());
  await watch.ready;
  return {
    watch,
    waiting: () => notified.length,
    async next() {
      for (;;) {
        const loaded = notified.shift();
        if (loaded !== undefined) return loaded;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

const channelsOf = ({ config }: LoadedConfig) => [...(config?.channels.keys() ?? [])];

/** As an editor saves: a new file takes the old one's place. */
async function save(folder: ConfigFolder, name: string, text: string): Promise<void> {
  await folder.write(`${name}~`, text);
  await rename(folder.file(`${name}~`), folder.file(name));
}

describe('a watched configuration', () => {
  it('is loaded anew when its file is written in place, and when an editor puts a new one there', async () => {
    const folder = await aFolder({ 'signalbox.yaml': naming('a') });
    const { next } = await watching(folder.file('signalbox.yaml'));
    await folder.write('signalbox.yaml', naming('b'));
    expect(channelsOf(await next())).toEqual(['b']);
    await save(folder, 'signalbox.yaml', naming('c'));
    expect(channelsOf(await next())).toEqual(['c']);
    await save(folder, 'signalbox.yaml', naming('d'));
    expect(channelsOf(await next())).toEqual(['d']);
  });

  it('is loaded anew when Kubernetes swaps the folder of a ConfigMap', async () => {
    const folder = await aFolder();
    const publish = async (version: string, text: string) => {
      await folder.write(`..${version}/signalbox.yaml`, text);
      await symlink(`..${version}`, folder.file('..data_tmp'));
      await rename(folder.file('..data_tmp'), folder.file('..data'));
    };
    await publish('1', naming('a'));
    await symlink('..data/signalbox.yaml', folder.file('signalbox.yaml'));
    const { next } = await watching(folder.path);
    await publish('2', naming('b'));
    await rm(folder.file('..1'), { recursive: true });
    expect(channelsOf(await next())).toEqual(['b']);
    await publish('3', naming('c'));
    await rm(folder.file('..2'), { recursive: true });
    expect(channelsOf(await next())).toEqual(['c']);
  });

  it('is loaded anew when a link above its folder is swapped', async () => {
    const folder = await aFolder({ '1/conf/signalbox.yaml': naming('a'), '2/conf/signalbox.yaml': naming('b') });
    await symlink('1', folder.file('current'));
    const { next } = await watching(folder.file('current/conf/signalbox.yaml'));
    await symlink('2', folder.file('next'));
    await rename(folder.file('next'), folder.file('current'));
    expect(channelsOf(await next())).toEqual(['b']);
  });

  it.each([
    ['a link', 'symlink'],
    ['a folder', 'folder'],
  ])('is loaded anew when what the link of its file leads through is swapped: %s', async (_, kind) => {
    const folder = await aFolder({ '1/conf/x.yaml': naming('a'), '2/conf/x.yaml': naming('b'), 'etc/notes.txt': '' });
    const put = (version: string) =>
      kind === 'symlink'
        ? symlink(version, folder.file('next')).then(() => rename(folder.file('next'), folder.file('static')))
        : rename(folder.file(version), folder.file('static'));
    await put('1');
    await symlink('../static/conf/x.yaml', folder.file('etc/x.yaml'));
    const { next } = await watching(folder.file('etc/x.yaml'));
    if (kind === 'folder') await rename(folder.file('static'), folder.file('old'));
    await put('2');
    for (let seen = await next(); channelsOf(seen)[0] !== 'b'; ) seen = await next(); // in between there was none
  });

  it('is loaded anew when its file is written under another name', async () => {
    const folder = await aFolder({ 'host/x.yaml': naming('a'), 'container/notes.txt': '' });
    await link(folder.file('host/x.yaml'), folder.file('container/x.yaml'));
    const { next } = await watching(folder.file('container/x.yaml'));
    await writeFile(folder.file('host/x.yaml'), naming('b'));
    expect(channelsOf(await next())).toEqual(['b']);
  });

  it.each(['', 'include: ["**/*.yaml"]'])('is not even read when files beside it change: %s', async (include) => {
    const beside = { 's.db': '', 's.db-wal': '', 'notes.txt': '', '.hidden.yaml': '', 'a.test.yaml': '' };
    const folder = await aFolder({ 'signalbox.yaml': naming('a', include), ...beside });
    const clock = new VirtualClock(0);
    const { watch } = await watching(folder.path, clock);
    clock.passWithin(100);
    await watch.reloadNow();
    await clock.moveTo(1_000);
    for (const name of Object.keys(beside)) await folder.write(name, 'changed');
    await folder.write('s.db-journal', 'new');
    await rm(folder.file('s.db-journal'));
    clock.passWithin(undefined);
    const event = clock.nextScheduled();
    await folder.write('signalbox.yaml', naming('a'));
    expect(await event).toBe(1_200);
    expect(clock.dueTimes()).toEqual([1_200, 60_000]);
  });

  it('waits until a burst of changes is over, at most two seconds, and loads once', async () => {
    const folder = await aFolder({ 'signalbox.yaml': naming('a', 'include: [teams/*.yaml]') });
    await mkdir(folder.file('teams'));
    const clock = new VirtualClock(0);
    const { next, waiting, watch } = await watching(folder.path, clock);
    for (const now of [0, 150, 1_900]) {
      clock.jumpTo(now);
      const event = clock.nextScheduled();
      await folder.write(`teams/c${now}.yaml`, `channels: { c${now}: { transport: log } }`);
      expect(await event).toBe(Math.min(now + 200, 2_000));
      expect(clock.dueTimes().filter((at) => at < 60_000)).toEqual([Math.min(now + 200, 2_000)]);
    }
    clock.passWithin(100);
    await clock.moveTo(2_000);
    expect(channelsOf(await next())).toEqual(['a', 'c0', 'c150', 'c1900']);
    await watch.reloadNow();
    expect(waiting()).toBe(0);
  });

  it('is told when it is broken, and when it is mended', async () => {
    const folder = await aFolder({ 'signalbox.yaml': naming('a') });
    const { next } = await watching(folder.path);
    await save(folder, 'signalbox.yaml', 'version: [');
    const broken = await next();
    expect(broken.config).toBeUndefined();
    expect(broken.problems[0]).toMatchObject({ code: 'yaml-syntax' });
    await save(folder, 'signalbox.yaml', naming('a'));
    expect(channelsOf(await next())).toEqual(['a']);
  });

  it('survives that its folder is removed and made again', async () => {
    const folder = await aFolder({ 'conf/signalbox.yaml': naming('a') });
    const { next } = await watching(folder.file('conf/signalbox.yaml'));
    await rm(folder.file('conf'), { recursive: true });
    expect((await next()).problems).toMatchObject([{ code: 'file-missing' }]);
    await folder.write('conf/signalbox.yaml', naming('b'));
    expect(channelsOf(await next())).toEqual(['b']);
    await folder.write('conf/signalbox.yaml', naming('c'));
    expect(channelsOf(await next())).toEqual(['c']);
  });

  it('is loaded anew when a file of a secret changes, or comes', async () => {
    const channel = (secret: string) =>
      `version: 1\nchannels: { a: { transport: room, room: r, token: "\${file:${secret}}" } }\nunmatched: { to: [a] }\n`;
    const folder = await aFolder({ 'conf/signalbox.yaml': channel('../run/token'), 'run/token': 'token-one\n' });
    const { next } = await watching(folder.file('conf/signalbox.yaml'));
    await save(folder, 'run/token', 'token-two\n');
    expect((await next()).config?.channels.get('a')?.options).toMatchObject({ token: 'token-two' });
    await folder.write('conf/signalbox.yaml', channel('../later/token'));
    expect((await next()).problems).toMatchObject([{ code: 'secret-missing' }]);
    await folder.write('later/token', 'token-three\n');
    expect((await next()).config?.channels.get('a')?.options).toMatchObject({ token: 'token-three' });
  });

  it('is loaded anew when a template file changes', async () => {
    const folder = await aFolder({
      'signalbox.yaml': naming('a', 'templates: { t: { text: { file: templates/t.hbs } } }'),
      'templates/t.hbs': 'one',
    });
    const { next } = await watching(folder.path);
    await folder.write('templates/t.hbs', 'two {{#if');
    expect((await next()).problems).toMatchObject([{ code: 'template-syntax', file: 'templates/t.hbs' }]);
    await folder.write('templates/t.hbs', 'three');
    expect((await next()).problems).toEqual([]);
  });

  it('is loaded anew when a glob finds a new file, also in a new folder', async () => {
    const folder = await aFolder({ 'signalbox.yaml': naming('a', 'include: ["teams/**/*.yaml"]') });
    const { next } = await watching(folder.path);
    await folder.write('teams/b.yaml', 'channels: { b: { transport: log } }');
    expect(channelsOf(await next())).toEqual(['a', 'b']);
    await folder.write('teams/deep/er/c.yaml', 'channels: { c: { transport: log } }');
    expect(channelsOf(await next())).toEqual(['a', 'b', 'c']);
    await rm(folder.file('teams/b.yaml'));
    expect(channelsOf(await next())).toEqual(['a', 'c']);
  });

  it('is not told of what changes nothing', async () => {
    const folder = await aFolder({ 'signalbox.yaml': naming('a') });
    const { next, waiting } = await watching(folder.path);
    await folder.write('notes.txt', 'nothing of ours');
    await save(folder, 'signalbox.yaml', naming('a'));
    await folder.write('other.yaml', naming('x'));
    await save(folder, 'signalbox.yaml', naming('b'));
    expect(channelsOf(await next())).toEqual(['b']);
    expect(waiting()).toBe(0);
  });

  it('can be asked to load at once, and tells what changed before it answers', async () => {
    const folder = await aFolder({ 'signalbox.yaml': naming('a') });
    const { watch, waiting } = await watching(folder.path);
    await writeFile(folder.file('signalbox.yaml'), naming('b'));
    expect(channelsOf(await watch.reloadNow())).toEqual(['b']);
    expect(waiting()).toBe(1);
    expect(channelsOf(await watch.reloadNow())).toEqual(['b']);
    expect(waiting()).toBe(1);
  });

  it('is not told half when it is written slowly, by the watch and when asked to load at once', async () => {
    const folder = await aFolder({ 'signalbox.yaml': naming('a') });
    const clock = new VirtualClock(0);
    const { watch, next, waiting } = await watching(folder.path, clock);
    const pause = async () => {
      for (;;) {
        const at = await clock.nextScheduled();
        if (at === clock.now() + 100) return at; // else it waits for quiet
      }
    };
    const whole = naming('b', 'routes: [{ match: { x: y }, to: [b] }]');
    const half = whole.slice(0, whole.indexOf('routes'));

    const event = clock.nextScheduled();
    await folder.write('signalbox.yaml', half);
    const quiet = await event;
    let paused = pause();
    await clock.moveTo(quiet);
    const between = await paused;
    await folder.write('signalbox.yaml', whole);
    clock.passWithin(100);
    await clock.moveTo(between);
    const notified = await next();
    expect(notified.files[0]?.text).toBe(whole);

    clock.passWithin(undefined);
    paused = pause();
    await folder.write('signalbox.yaml', '');
    const reloaded = watch.reloadNow();
    const then = await paused;
    await folder.write('signalbox.yaml', naming('c'));
    clock.passWithin(100);
    await clock.moveTo(then);
    expect((await reloaded).problems).toEqual([]);
    expect(channelsOf(await next())).toEqual(['c']);
    expect(waiting()).toBe(0);
  });

  it('is closed at once, also between two readings', async () => {
    const folder = await aFolder({ 'signalbox.yaml': naming('a') });
    const clock = new VirtualClock(0);
    const { watch, waiting } = await watching(folder.path, clock);
    const paused = clock.nextScheduled();
    await folder.write('signalbox.yaml', naming('b'));
    const reloaded = watch.reloadNow();
    await paused;
    await watch.close();
    await reloaded;
    expect(waiting()).toBe(0);
    expect(clock.dueTimes()).toEqual([]);
  });

  it('is told again if it could not be taken', async () => {
    const folder = await aFolder({ 'signalbox.yaml': naming('a') });
    const load = loadOptions();
    const notified: (readonly string[])[] = [];
    const clock = new VirtualClock(0);
    clock.passWithin(100);
    const watch = watchConfig({
      path: folder.path,
      load,
      current: await loadConfig(folder.path, load),
      clock,
      onChange: async (loaded) => {
        notified.push(channelsOf(loaded));
        if (notified.length === 1) throw new Error('the store is full');
      },
      onFailure: () => {},
      onUnwatched: () => {},
    });
    onTestFinished(() => watch.close());
    await watch.ready;
    await folder.write('signalbox.yaml', naming('b'));
    await expect(watch.reloadNow()).rejects.toThrow('the store is full');
    await watch.reloadNow();
    await watch.reloadNow();
    expect(notified).toEqual([['b'], ['b']]);
  });

  it('is looked at every minute, for file systems that tell nothing', async () => {
    const folder = await aFolder({ 'signalbox.yaml': naming('a') });
    const clock = new VirtualClock(0);
    const { next } = await watching(folder.path, clock);
    await folder.write('signalbox.yaml', naming('b'));
    expect(clock.dueTimes()).toContain(60_000);
    clock.passWithin(100);
    await clock.moveTo(60_000);
    expect(channelsOf(await next())).toEqual(['b']);
  });
});
