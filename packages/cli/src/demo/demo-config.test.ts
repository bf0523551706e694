import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

it.each(['signalbox.yaml', 'signalbox.test.yaml', 'templates/shop.hbs'])(
  'the packed copy of the demo has the same %s as configs/demo',
  async (file) => {
    const packed = await readFile(new URL(`../../demo/${file}`, import.meta.url), 'utf8');
    expect(packed).toBe(await readFile(new URL(`../../../../configs/demo/${file}`, import.meta.url), 'utf8'));
  },
);
