import {
  defineSource,
  isJsonObject,
  type JsonObject,
  type SourceRemark,
  type SourceResult,
  Type,
} from '@signalbox/sdk';
import { readAlert } from './alert.ts';
import { readAlertGroup } from './alert-group.ts';
import { readNotice } from './notice.ts';
import { textOf } from './payload.ts';
import { strangeMember, strangeMembers } from './strange-members.ts';

/** None of its own: who may post is said by `auth`, which every source has. */
const options = Type.Object({}, { additionalProperties: false });

/**
 * The webhook of Mackerel. Only the body of the event `alert` is documented, and "items may be added at any time":
 * fields, types and events that are not known are taken, never refused.
 *
 * @see https://mackerel.io/docs/entry/howto/alerts/webhook
 */
export const mackerel = defineSource({
  name: 'mackerel',
  options,

  read({ body, receivedAt }) {
    if (!isJsonObject(body)) return unreadable('the body is not a JSON object, so this is not a webhook of Mackerel');
    const message = unwrapped(body);
    const event = readEvent(message);
    if (event === undefined) return unreadable('`event` is missing, so this is not a webhook of Mackerel');
    const result = readMessage(event.name, message, receivedAt);
    const remarks = [...event.remarks, ...(result.remarks ?? []), ...strangeMembers(message)];
    return { ...result, remarks };
  },
});

function readMessage(event: string, message: JsonObject, receivedAt: number): SourceResult {
  switch (event) {
    case 'alert':
      return readAlert(message);
    case 'alertGroup':
      return readAlertGroup(message);
    default:
      return { alerts: [readNotice(event, message, receivedAt)], problems: [] };
  }
}

/** What a message is about; where it does not say so, the part that it has does. */
function readEvent(message: JsonObject): { name: string; remarks: readonly SourceRemark[] } | undefined {
  const said = textOf(message['event']);
  if (said !== undefined) return { name: said, remarks: [] };
  const name = ['alert', 'alertGroup'].find((part) => isJsonObject(message[part]));
  if (name === undefined) return undefined;
  return { name, remarks: [strangeMember(`\`event\` is missing: the message has \`${name}\`, and was read so`)] };
}

/**
 * By way of Amazon EventBridge the same message comes as `detail` of an envelope.
 * @see https://mackerel.io/docs/entry/howto/alerts/eventbridge
 */
function unwrapped(body: JsonObject): JsonObject {
  const { event, detail } = body;
  return event === undefined && isJsonObject(detail) ? detail : body;
}

function unreadable(problem: string): SourceResult {
  return { alerts: [], problems: [problem] };
}
