import { aNotification } from '@signalbox/sdk/testing';
import { describe, expect, it } from 'vitest';
import { aFolder } from '../../testing/config-folder.ts';
import { ENV, FILES } from '../../testing/example-config.ts';
import { load, mainWith } from '../../testing/load-config.ts';
import { loadOptions } from '../../testing/plugins.ts';
import { loadConfig, loadConfigFromFiles } from '../load-config.ts';

describe('the files of a configuration', () => {
  it('are given back with their texts, without secrets, for a later start', async () => {
    const folder = await aFolder(FILES);
    const first = await loadConfig(folder.file('signalbox.yaml'), loadOptions({ env: ENV }));
    expect(first.files.map(({ path }) => path)).toEqual([
      'signalbox.yaml',
      'teams/a.yaml',
      'teams/b.yaml',
      'templates/long.hbs',
    ]);
    await folder.write('signalbox.yaml', 'broken: [');
    await folder.write('teams/a.yaml', 'broken: [');
    await folder.write('teams/c.yaml', 'broken: [');
    await folder.write('templates/long.hbs', '{{broken');
    const again = await loadConfigFromFiles(first, loadOptions({ env: ENV }));
    expect(again.problems).toEqual([]);
    expect(again.config?.hash).toBe(first.config?.hash);
    expect(again.files).toEqual(first.files);
  });

  it('are all watched: those that are there, those that are not, and the folders of globs', async () => {
    const folder = await aFolder({
      ...FILES,
      'signalbox.yaml': mainWith('include: [teams/*.yaml, gone.yaml]\ntemplates: { x: { text: { file: gone.hbs } } }'),
    });
    const { watched, searched, globs } = await loadConfig(folder.path, loadOptions());
    const names = ['gone.hbs', 'gone.yaml', 'signalbox.yaml', 'teams', 'teams/a.yaml', 'teams/b.yaml'];
    expect(watched).toEqual(names.map(folder.file));
    expect(searched).toEqual([folder.file('teams')]);
    expect(globs).toEqual([{ folder: folder.path, pattern: 'teams/*.yaml' }]);
  });

  it('may be a folder with a signalbox.yaml', async () => {
    const folder = await aFolder({ ...FILES, 'other.yaml': 'not: included' });
    const { config, main, files } = await loadConfig(folder.path, loadOptions({ env: ENV }));
    expect(config).toBeDefined();
    expect(main).toBe(folder.file('signalbox.yaml'));
    expect(files.map(({ path }) => path)).not.toContain('other.yaml');
  });

  it('may be a folder of files, one of which is the main one', async () => {
    const folder = await aFolder({
      'a.yaml': 'channels: { a: { transport: log } }',
      'm.yaml': 'version: 1\nunmatched: { to: [a] }\n',
      'a.test.yaml': 'tests: []',
    });
    const { config, files, problems } = await loadConfig(folder.path, loadOptions());
    expect(problems).toEqual([]);
    expect(config?.routes.unmatched.to).toEqual(['a']);
    expect(files.map(({ path }) => path)).toEqual(['m.yaml', 'a.yaml']);
  });

  it('are read once, though several globs find them or they include each other', async () => {
    const { files, problems } = await load({
      'signalbox.yaml': mainWith('include: ["*.yaml", a.yaml, "{a,b}.yaml"]'),
      'a.yaml': 'include: [signalbox.yaml, b.yaml, a.yaml]',
      'b.yaml': 'include: [a.yaml]',
    });
    expect(problems).toEqual([]);
    expect(files.map(({ path }) => path)).toEqual(['signalbox.yaml', 'a.yaml', 'b.yaml']);
  });

  it('name others from the folder that they are in', async () => {
    const { config, problems } = await load({
      'signalbox.yaml': mainWith('include: [teams/a.yaml]'),
      'teams/a.yaml': `channels: { a: { transport: room, room: "1", token: "\${file:../token}", template: { message: { file: a.hbs } } } }`,
      'teams/a.hbs': 'from a',
      token: 'shared-token',
    });
    expect(problems).toEqual([]);
    expect(config?.channels.get('a')?.options).toMatchObject({ token: 'shared-token' });
    expect(config?.channels.get('a')?.parts.get('message')?.(aNotification())).toBe('from a');
  });
});
