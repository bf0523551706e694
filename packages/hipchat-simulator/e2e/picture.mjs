import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The picture of a page that Chromium takes by itself when it is loaded, without anything that waits for more. */
export async function pictureOf(url, { chromium, flags }) {
  const folder = await mkdtemp(join(tmpdir(), 'signalbox-picture-'));
  try {
    const file = join(folder, 'page.png');
    const args = [`--user-data-dir=${folder}`, `--screenshot=${file}`, '--window-size=1280,860', url];
    await promisify(execFile)(chromium, [...flags, ...args], { timeout: 60_000 });
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** How many points of a PNG have a colour, given as `rgb(1, 2, 3)`. A page that is open does the counting. */
export function countPoints(page, png, color) {
  return page.evaluate(
    async ([base64, wanted]) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      const [red, green, blue] = wanted.match(/\d+/g).map(Number);
      let count = 0;
      for (let at = 0; at < data.length; at += 4) {
        if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) count += 1;
      }
      return count;
    },
    [png.toString('base64'), color],
  );
}
