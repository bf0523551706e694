/** A target that names a later time is mistaken or hostile: it would silence its channel. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000;

/** Begins as the three forms of an HTTP date do: `Mon, `, `Monday, `, and `Mon ` (which says no zone and means GMT). */
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? [\w: -]{17,25}$/;

/**
 * When a target wants to be asked again, as epoch milliseconds: from seconds or an HTTP date, at most a day from now.
 * `undefined`: there is nothing that can be read, or the time has passed.
 * @param now epoch milliseconds
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  const text = value?.trim() ?? '';
  const at = /^\d{1,15}(\.\d{1,9})?$/.test(text) ? now + Math.ceil(Number(text) * 1000) : parseHttpDate(text);
  return at > now ? Math.min(at, now + LONGEST_WAIT_MS) : undefined;
}

function parseHttpDate(text: string): number {
  if (!HTTP_DATE.test(text)) return Number.NaN;
  return Date.parse(text.endsWith(' GMT') ? text : `${text} GMT`);
}
