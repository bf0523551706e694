import { type Schema, type StringKeywords, Type } from './schema.ts';
import { SEVERITIES } from './severity.ts';

/**
 * A text that never appears in logs, errors, API answers or `explain`.
 * `writeOnly` is how standard JSON Schema says that a value is given and never shown.
 */
export function Secret(keywords: StringKeywords = {}): Schema<string> {
  return Type.String({ minLength: 1, ...keywords, writeOnly: true });
}

/** The path of a file. The host makes it absolute: a relative one starts at the file of the configuration that says it. */
export function FilePath(keywords: StringKeywords = {}): Schema<string> {
  return Type.String({ minLength: 1, ...keywords, format: 'path' });
}

/**
 * The name of a severity, as a value or as the key of a map. Senders may have others than Signalbox knows, so any text is
 * taken; the host warns of one that nearly is a known one.
 *
 * @param keywords `examples` are words beside the severities that mean something there
 * @example Type.Record(Severity({ examples: ['resolved'] }), colour)
 */
export function Severity({ examples = [], ...keywords }: StringKeywords = {}): Schema<string> {
  return Type.String({ minLength: 1, ...keywords, format: 'severity', examples: [...SEVERITIES, ...examples] });
}

/** Any JSON Schema of an object; a declaration made with `Type.Object` gives the options' type as well. */
export type OptionsSchema = Schema | Readonly<Record<string, unknown>>;
