import { type JsonObject, parseWebAddress, type SourceRemark } from '@signalbox/sdk';
import { figureOf } from './payload.ts';
import { strangeMember } from './strange-members.ts';

/** Who an alert is, and what is strange about how its message says so. */
export interface Identity {
  readonly id: string;
  readonly remarks: readonly SourceRemark[];
}

/** What addresses of alerts and groups have before the id; without an id they end so. */
const COLLECTIONS: ReadonlySet<string> = new Set(['alerts', 'alert-groups']);

/**
 * The id of an alert or of an alert group; where it is missing, the last part of its address, which is the id:
 * `https://mackerel.io/orgs/ORG/alerts/ID`. Undefined: neither says who it is.
 *
 * @param name of the part, for the remark
 * @see https://mackerel.io/docs/entry/howto/alerts/webhook
 */
export function readIdentity(name: string, { id, url }: JsonObject): Identity | undefined {
  const said = figureOf(id);
  if (said !== undefined) return { id: said, remarks: [] };
  const last = parseWebAddress(url)
    ?.pathname.split('/')
    .findLast((part) => part !== '');
  if (last === undefined || COLLECTIONS.has(last)) return undefined;
  const remark = strangeMember(`\`${name}.id\` is missing: the last part of \`${name}.url\` was taken`);
  return { id: last, remarks: [remark] };
}
