import type { Answer } from '../http/answer.ts';
import { isJsonType, parseJson } from '../http/parse-json.ts';
import { type Notification, notificationRule } from '../notification/notification.ts';
import { findBreach } from '../notification/rule.ts';
import { toMessageView } from '../page/message-view.ts';
import type { Room } from '../room.ts';
import type { SimulatorState } from '../simulator-state.ts';
import { apiError } from './api-error.ts';
import { authorise } from './authorise.ts';

/** A request to `POST /v2/room/{id_or_name}/notification`, already read. */
export interface NotificationRequest {
  readonly roomIdOrName: string;
  readonly token: string | undefined;
  /** `?auth_test=true`: only the token is tested, nothing is sent. */
  readonly authTest: boolean;
  readonly contentType: string | undefined;
  readonly body: Buffer;
}

/**
 * What HipChat answered to a room notification; an accepted one stands in the room afterwards.
 *
 * Every request with a known token counts against the token's limit, every accepted notification against the room's.
 *
 * @see https://developer.atlassian.com/server/hipchat/messages
 */
export function postNotification(state: SimulatorState, request: NotificationRequest): Answer {
  const { token, roomIdOrName, authTest } = request;
  const now = state.clock.now();
  const authorised = authorise(state.rooms, token, roomIdOrName, 'send_notification');
  const known = token !== undefined && state.rooms.some((room) => room.token === token);
  if (known && !state.tokenLimit.take(token, now)) return apiError(429, 'Rate limit exceeded for this token');
  if (authorised.kind === 'refused') return authTest ? testFailed(authorised.answer) : authorised.answer;
  return authTest ? { status: 202 } : acceptNotification(state, authorised.room, request, now);
}

/** The headers of both limits; HipChat sent them with every answer. */
export function limitHeaders(
  state: SimulatorState,
  token: string | undefined,
  room: Room | undefined,
): Readonly<Record<string, string>> {
  const now = state.clock.now();
  const ofToken = state.tokenLimit.allowance(token ?? '', now);
  const ofRoom = state.roomLimit.allowance(room?.id ?? '', now);
  return {
    'X-Ratelimit-Limit': String(ofToken.limit),
    'X-Ratelimit-Remaining': String(ofToken.remaining),
    'X-Ratelimit-Reset': String(ofToken.reset),
    'X-FloodControl-Limit': String(ofRoom.limit),
    'X-FloodControl-Remaining': String(ofRoom.remaining),
    'X-FloodControl-Reset': String(ofRoom.reset),
  };
}

function acceptNotification(state: SimulatorState, room: Room, request: NotificationRequest, now: number): Answer {
  if (!isJsonType(request.contentType)) return apiError(400, "Invalid Content-Type. Expecting 'application/json'");
  const parsed = parseJson(request.body);
  if (parsed.kind === 'invalid') return apiError(400, `The request body cannot be parsed as valid JSON: ${parsed.why}`);
  const breach = findBreach(notificationRule, parsed.value);
  if (breach !== undefined) return apiError(400, breach);
  if (!state.roomLimit.take(room.id, now)) return apiError(429, 'Rate limit exceeded for this room');
  const message = room.log.add(now, parsed.value as Notification, request.body.length);
  state.events.publish('message', () => toMessageView(room, message));
  return { status: 204 };
}

// A test of a token knows two answers, 202 and 401; only a room that is not there stays a 404.
function testFailed(answer: Answer): Answer {
  return answer.status === 404 ? answer : apiError(401, 'This token may not use this method');
}
