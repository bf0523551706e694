import type { Answer } from '../http/answer.ts';
import type { Scope } from '../options.ts';
import { findRoom, type Room } from '../room.ts';
import { apiError } from './api-error.ts';

export type Authorisation =
  | { readonly kind: 'allowed'; readonly room: Room }
  | { readonly kind: 'refused'; readonly answer: Answer };

export interface Credentials {
  /** The `Authorization` header. */
  readonly authorization: string | undefined;
  /** The query parameter `auth_token`. */
  readonly authToken: string | null;
}

/** The token of a request: of the header, else of the query. */
export function readToken({ authorization, authToken }: Credentials): string | undefined {
  const bearer = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  return bearer ?? (authToken || undefined);
}

/**
 * Decides whether a token may use a method of a room: 401 without a known token, 404 for no such room, 403 for a token of another
 * room or without the scope.
 *
 * @see https://developer.atlassian.com/server/hipchat/about-the-hipchat-rest-api
 */
export function authorise(
  rooms: readonly Room[],
  token: string | undefined,
  roomIdOrName: string,
  scope: Scope,
): Authorisation {
  if (token === undefined) {
    return refused(401, 'Authenticated requests only. Send the token as "Authorization: Bearer TOKEN".');
  }
  if (!rooms.some((room) => room.token === token)) return refused(401, 'Invalid OAuth session');
  const room = findRoom(rooms, roomIdOrName);
  if (room === undefined) return refused(404, `Room '${roomIdOrName}' not found`);
  if (room.token !== token) return refused(403, 'This token belongs to another room');
  if (!room.scopes.includes(scope))
    return refused(403, `This action requires one of the following scopes: ['${scope}']`);
  return { kind: 'allowed', room };
}

function refused(code: number, message: string): Authorisation {
  return { kind: 'refused', answer: apiError(code, message) };
}
