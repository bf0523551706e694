import { utimes } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { aFolder, type ConfigFolder } from '../../testing/config-folder.ts';
import { loadOptions } from '../../testing/plugins.ts';
import { VirtualClock } from '../../time/virtual-clock.ts';
import type { ConfigFiles } from '../files/read-files.ts';
import { loadConfig } from '../load-config.ts';
import { readSettled } from './settled-reading.ts';

const whole = 'version: 1\nchannels: { a: { transport: log } }\nunmatched: { to: [a] }\nroutes: []\n';
const half = whole.slice(0, whole.indexOf('routes'));

/** Begins to read; `happens` gets the time of each pause between two readings. */
async function reading(folder: ConfigFolder, change: () => Promise<void>, happens: (at: number) => unknown) {
  const load = loadOptions();
  const last = await loadConfig(folder.path, load);
  await change();
  const clock = new VirtualClock(0);
  let files: ConfigFiles | undefined;
  const pauses: number[] = [];
  let paused = clock.nextScheduled();
  const settled = readSettled({ path: folder.path, load, last, clock, signal: new AbortController().signal }).then(
    (read) => {
      files = read;
    },
  );
  for (;;) {
    await Promise.race([paused, settled]);
    if (files !== undefined) return { text: files.files[0]?.text, pauses, files };
    const at = await paused;
    pauses.push(at);
    await happens(at);
    paused = clock.nextScheduled();
    await clock.moveTo(at);
  }
}

describe('a reading of the files', () => {
  it('is taken when a second one, a while later, agrees', async () => {
    const folder = await aFolder({ 'signalbox.yaml': half });
    const { text, pauses } = await reading(
      folder,
      () => folder.write('signalbox.yaml', whole),
      () => {},
    );
    expect(text).toBe(whole);
    expect(pauses).toEqual([100]);
  });

  it('is taken at once when it says what was known', async () => {
    const folder = await aFolder({ 'signalbox.yaml': whole });
    const { pauses } = await reading(
      folder,
      () => folder.write('signalbox.yaml', whole),
      () => {},
    );
    expect(pauses).toEqual([]);
  });

  it('is not taken when the rest of a file comes after it', async () => {
    const folder = await aFolder({ 'signalbox.yaml': 'version: 1' });
    const { text, pauses } = await reading(
      folder,
      () => folder.write('signalbox.yaml', half),
      (at) => at === 100 && folder.write('signalbox.yaml', whole),
    );
    expect(text).toBe(whole);
    expect(pauses).toEqual([100, 200]);
  });

  it.each(['signalbox.yaml', 'text.hbs'])('is not taken when %s was touched after it', async (touched) => {
    const main = 'templates: { t: { text: { file: text.hbs } } }\n';
    const folder = await aFolder({ 'signalbox.yaml': half, 'text.hbs': 'a text' });
    const { pauses } = await reading(
      folder,
      () => folder.write('signalbox.yaml', whole + main),
      (at) => at === 100 && utimes(folder.file(touched), 1, 1),
    );
    expect(pauses).toEqual([100, 200]);
  });

  it.each([
    ['the main file', 'signalbox.yaml'],
    ['an included file', 'more.yaml'],
    ['a template', 'text.hbs'],
    ["a secret's file", 'token'],
  ])('is not taken while %s is empty', async (_, name) => {
    const main = `${whole}include: [more.yaml]\ntemplates: { t: { text: { file: text.hbs } } }\nx: "\${file:token}"\n`;
    const full = { 'signalbox.yaml': main, 'more.yaml': 'routes: []', 'text.hbs': 'a text', token: 'secret' };
    const folder = await aFolder(full);
    const { files, pauses } = await reading(
      folder,
      () => folder.write(name, ''),
      (at) => at === 500 && folder.write(name, name.endsWith('.yaml') ? half : 'other'),
    );
    expect(files.empty).toEqual([]);
    expect(pauses).toEqual([100, 200, 300, 400, 500, 600]);
  });

  it('takes a file that stays empty after two seconds', async () => {
    const folder = await aFolder({ 'signalbox.yaml': whole });
    const { text, pauses } = await reading(
      folder,
      () => folder.write('signalbox.yaml', ''),
      () => {},
    );
    expect(text).toBe('');
    expect(pauses).toHaveLength(20);
    expect(pauses.at(-1)).toBe(2_000);
  });

  it('takes a file that was empty before', async () => {
    const folder = await aFolder({ 'signalbox.yaml': `${half}include: [more.yaml]`, 'more.yaml': '' });
    const { pauses } = await reading(
      folder,
      () => folder.write('signalbox.yaml', `${whole}include: [more.yaml]`),
      () => {},
    );
    expect(pauses).toEqual([100]);
  });

  it('takes the newest after two seconds when something always changes', async () => {
    const folder = await aFolder({ 'signalbox.yaml': half });
    const { text } = await reading(
      folder,
      () => folder.write('signalbox.yaml', whole),
      (at) => folder.write('signalbox.yaml', `${whole}# ${at}\n`),
    );
    expect(text).toBe(`${whole}# 2000\n`);
  });
});
