import type { TextMap } from '@signalbox/sdk';
import type { AlertBody } from '../store/index.ts';
import { ListHash } from '../text/fnv-hash.ts';

/** Tells another set of labels from the same one. 0 where the labels are the identity: they never differ then. */
export function labelsHashOf(isKeyed: boolean, labels: TextMap): number {
  if (!isKeyed) return 0;
  const hash = new ListHash();
  addMap(hash, labels);
  return hash.value();
}

/** Tells another body (annotations, link, image) from the same one. */
export function bodyHashOf({ annotations, link = '', image = '' }: AlertBody): number {
  const hash = new ListHash();
  addMap(hash, annotations);
  hash.add(link);
  hash.add(image);
  return hash.value();
}

function addMap(hash: ListHash, map: TextMap): void {
  let size = 0;
  for (const name in map) {
    hash.add(name);
    hash.add(map[name] ?? '');
    size += 1;
  }
  // So one more entry of the map is told from what comes behind it.
  hash.add(`${size}`);
}
