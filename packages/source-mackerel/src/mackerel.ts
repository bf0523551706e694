import { defineSource, isJsonObject, type JsonObject, type SourceResult, Type } from '@signalbox/sdk';
import { readAlert } from './alert.ts';
import { readAlertGroup } from './alert-group.ts';
import { readNotice } from './notice.ts';
import { textOf } from './payload.ts';

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
    const event = textOf(message['event']);
    switch (event) {
      case undefined:
        return unreadable('`event` is missing, so this is not a webhook of Mackerel');
      case 'alert':
        return readAlert(message);
      case 'alertGroup':
        return readAlertGroup(message);
      default:
        return { alerts: [readNotice(event, message, receivedAt)], problems: [] };
    }
  },
});

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
