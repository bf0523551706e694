import type { TextMap } from '@signalbox/sdk';
import { isJsonObject, quoted, type Reading } from './payload.ts';

/**
 * The labels of an alert, untouched but for what Alertmanager does: those with empty values are dropped, one at least
 * must be left, a name may be any text that is not empty.
 */
export function readLabels(value: unknown): Reading<TextMap> {
  const reading = readTextMap(value, 'label');
  if ('problem' in reading) return reading;
  const labels: Record<string, string> = Object.create(null);
  for (const [name, text] of Object.entries(reading.value)) {
    if (text !== '') labels[name] = text;
  }
  return Object.keys(labels).length > 0 ? { value: labels } : { problem: 'it has no label with a value' };
}

/** Annotations may be missing, and empty. */
export function readAnnotations(value: unknown): Reading<TextMap> {
  return readTextMap(value, 'annotation');
}

/** Lone surrogates are replaced, as they are by every parser that works in UTF-8. */
function readTextMap(value: unknown, kind: 'label' | 'annotation'): Reading<TextMap> {
  const map: Record<string, string> = Object.create(null);
  if (value === undefined || value === null) return { value: map };
  if (!isJsonObject(value)) return { problem: `its ${kind}s are no object` };
  for (const [name, member] of Object.entries(value)) {
    if (name === '') return { problem: `it has ${kind === 'label' ? 'a label' : 'an annotation'} without a name` };
    if (member === null) continue;
    if (typeof member !== 'string') return { problem: `the value of its ${kind} ${quoted(name)} is no text` };
    map[name.toWellFormed()] = member.toWellFormed();
  }
  return { value: map };
}
