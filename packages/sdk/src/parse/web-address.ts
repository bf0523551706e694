/**
 * A complete http or https address; undefined for anything else, such as `javascript:`, a path, or what is not a text.
 * `href` of the result is the address in its normal form, with lone surrogates replaced.
 */
export function parseWebAddress(value: unknown): URL | undefined {
  const url = typeof value === 'string' ? URL.parse(value) : null;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : undefined;
}
