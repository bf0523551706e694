import { isJsonObject, type JsonObject, type TextMap, textMap } from '@signalbox/sdk';
import { quoted, type Reading } from './payload.ts';

/**
 * The labels of an alert, untouched but for what Alertmanager does: those with empty values are dropped, one at least
 * must be left, a name may be any text that is not empty.
 */
export function readLabels(value: unknown): Reading<TextMap> {
  const reading = readTextMap(value, 'label');
  return 'problem' in reading || hasName(reading.value) ? reading : { problem: 'the alert has no label with a value' };
}

/** Annotations may be missing, and empty. */
export function readAnnotations(value: unknown): Reading<TextMap> {
  return readTextMap(value, 'annotation');
}

/** Lone surrogates are replaced, as they are by every parser that works in UTF-8. */
function readTextMap(value: unknown, kind: 'label' | 'annotation'): Reading<TextMap> {
  if (value === undefined || value === null) return { value: textMap({}) };
  if (!isJsonObject(value)) return { problem: `\`${kind}s\` is not an object` };
  const keepsEmpty = kind === 'annotation';
  if (isTextMap(value, keepsEmpty)) return { value };
  const entries: [name: string, text: string][] = [];
  for (const [name, member] of Object.entries(value)) {
    if (name === '')
      return { problem: `the alert has ${kind === 'label' ? 'a label' : 'an annotation'} without a name` };
    if (member === null) continue;
    if (typeof member !== 'string') return { problem: `the value of the ${kind} ${quoted(name)} is not a text` };
    if (keepsEmpty || member !== '') entries.push([name.toWellFormed(), member.toWellFormed()]);
  }
  return { value: textMap(Object.fromEntries(entries)) };
}

/** Mostly nothing is to be changed: then the parsed object itself is taken, since a copy costs more than all else here. */
function isTextMap(value: JsonObject, keepsEmpty: boolean): value is TextMap {
  if (Object.getPrototypeOf(value) !== null) return false;
  for (const name in value) {
    const text = value[name];
    if (typeof text !== 'string' || !text.isWellFormed() || name === '' || !name.isWellFormed()) return false;
    if (text === '' && !keepsEmpty) return false;
  }
  return true;
}

function hasName(map: TextMap): boolean {
  for (const _ in map) return true;
  return false;
}
