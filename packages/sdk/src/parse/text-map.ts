import type { TextMap } from '../alert.ts';

/**
 * Labels or annotations as the host wants them: without a prototype, so that a name such as `__proto__` is a name like
 * any other. Entries without a value are left out.
 *
 * @example textMap({ alertname: 'disk', host: undefined }) // has `alertname` alone
 */
export function textMap(entries: Readonly<Record<string, string | undefined>>): TextMap {
  const map: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(entries)) {
    if (value !== undefined) map[name] = value;
  }
  return map;
}
