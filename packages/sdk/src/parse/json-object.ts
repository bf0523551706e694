/** An object of parsed JSON or YAML. In a foreign payload any member may be absent, or of any type. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Is this an object with names and values: neither null, nor a list, nor a plain value? */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
