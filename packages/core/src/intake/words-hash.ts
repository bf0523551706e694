import { hash } from 'node:crypto';
import type { TextMap } from '@signalbox/sdk';
import type { AlertBody } from '../store/index.ts';

/** Tells another set of labels from the same one. Empty where the labels are the identity: they never differ then. */
export function labelsHashOf(isKeyed: boolean, labels: TextMap): string {
  return !isKeyed ? '' : shortHash(JSON.stringify(labels));
}

/** Tells newer words (annotations, link, image) from the same ones. */
export function wordsHashOf(body: AlertBody): string {
  return shortHash(JSON.stringify([body.annotations, body.link, body.image]));
}

function shortHash(text: string): string {
  return hash('sha1', text, 'base64').slice(0, 10);
}
