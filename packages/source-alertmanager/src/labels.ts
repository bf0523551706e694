import { isJsonObject, type JsonObject, type TextMap, textMap } from '@signalbox/sdk';
import { quoted, type Reading, type Remark } from './payload.ts';

/**
 * The labels of an alert, untouched but for what Alertmanager does: those with empty values are dropped, one at least
 * must be left, a name may be any text that is not empty.
 */
export function readLabels(value: unknown, remark: Remark): Reading<TextMap> {
  if (value !== undefined && value !== null && !isJsonObject(value)) return { problem: '`labels` is not an object' };
  const labels = readTextMap(value, 'label', remark);
  return hasName(labels) ? { value: labels } : { problem: 'the alert has no label with a value' };
}

/** Annotations may be missing, and empty. */
export function readAnnotations(value: unknown, remark: Remark): TextMap {
  return readTextMap(value, 'annotation', remark);
}

/**
 * Lone surrogates are replaced, as they are by every parser that works in UTF-8. A value that is not a text counts as
 * its JSON: without it two alerts that differ in this label alone would be one.
 */
function readTextMap(value: unknown, kind: 'label' | 'annotation', remark: Remark): TextMap {
  if (value === undefined || value === null) return textMap({});
  if (!isJsonObject(value)) {
    remark(`\`${kind}s\` is not an object: it was left out`);
    return textMap({});
  }
  const keepsEmpty = kind === 'annotation';
  if (isTextMap(value, keepsEmpty)) return value;
  const entries: [name: string, text: string][] = [];
  for (const [name, member] of Object.entries(value)) {
    if (member === null) continue;
    if (name === '') {
      remark(`${kind === 'label' ? 'a label' : 'an annotation'} without a name was left out`);
      continue;
    }
    if (typeof member !== 'string')
      remark(`the value of the ${kind} ${quoted(name)} is not a text: its JSON was taken`);
    const text = typeof member === 'string' ? member : JSON.stringify(member);
    if (keepsEmpty || text !== '') entries.push([name.toWellFormed(), text.toWellFormed()]);
  }
  return textMap(Object.fromEntries(entries));
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
