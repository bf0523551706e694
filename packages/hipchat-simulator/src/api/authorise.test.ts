import { describe, expect, it } from 'vitest';
import { createRooms } from '../room.ts';
import { authorise, readToken } from './authorise.ts';

const rooms = createRooms([
  { id: '1', name: 'Ops', token: 'ops-token' },
  { id: '2', name: 'Lab', token: 'lab-token' },
  { id: '3', name: 'Mute', token: 'mute-token', scopes: [] },
]);

describe('the token of a request', () => {
  it.each<[string, string | undefined, string | null, string | undefined]>([
    ['is that of the header', 'Bearer abc', null, 'abc'],
    ['is found whatever the case of the scheme', 'bearer   abc ', null, 'abc'],
    ['is that of the query', undefined, 'abc', 'abc'],
    ['is that of the header before that of the query', 'Bearer abc', 'def', 'abc'],
    ['is that of the query where the header has another scheme', 'Basic abc', 'def', 'def'],
    ['may be missing', undefined, null, undefined],
    ['may be empty', 'Bearer ', '', undefined],
    ['has no blank in it', 'Bearer a b', null, undefined],
  ])('%s', (_, authorization, authToken, token) => expect(readToken({ authorization, authToken })).toBe(token));
});

describe('a token', () => {
  it.each(['1', 'Ops'])('opens its own room, called %s', (name) => {
    const authorised = authorise(rooms, 'ops-token', name, 'send_notification');
    expect(authorised).toMatchObject({ kind: 'allowed', room: { id: '1' } });
  });

  it.each<[string, string | undefined, string, number, string]>([
    ['is missing', undefined, '1', 401, 'Authenticated requests only'],
    ['is unknown', 'x', '1', 401, 'Invalid OAuth session'],
    ['is unknown, for a room that is too', 'x', '9', 401, 'Invalid OAuth session'],
    ['is for a room that does not exist', 'ops-token', '9', 404, "Room '9' not found"],
    ['belongs to another room', 'ops-token', 'Lab', 403, 'belongs to another room'],
    ['lacks the scope', 'mute-token', '3', 403, "one of the following scopes: ['send_notification']"],
  ])('that %s is refused with its own status', (_, token, room, status, message) => {
    const authorised = authorise(rooms, token, room, 'send_notification');
    expect(authorised).toMatchObject({ kind: 'refused', answer: { status } });
    expect(JSON.stringify(authorised)).toContain(message);
  });
});
