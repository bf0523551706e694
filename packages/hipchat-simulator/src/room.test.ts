import { describe, expect, it } from 'vitest';
import { createRooms, findRoom } from './room.ts';

describe('rooms', () => {
  it('are called by their id unless they have a name, and may do what HipChat gave a token', () => {
    const [room] = createRooms([{ id: '1', token: 't' }]);
    expect(room).toMatchObject({ id: '1', name: '1', token: 't', label: 'Signalbox', scopes: ['send_notification'] });
    expect(room?.log.total()).toBe(0);
  });

  it('have what was given', () => {
    const given = { id: '1', name: 'Ops', token: 't', label: 'Mackerel', scopes: [] };
    expect(createRooms([given])[0]).toMatchObject(given);
  });

  it('may share a token', () => {
    const rooms = createRooms([
      { id: '1', token: 't' },
      { id: '2', token: 't' },
    ]);
    expect(rooms).toHaveLength(2);
  });

  it.each([
    ['no room at all', [], 'at least one room'],
    ['an empty id', [{ id: '', token: 't' }], 'an id and a token'],
    ['an empty token', [{ id: '1', token: '' }], 'an id and a token'],
    [
      'one id twice',
      [
        { id: '1', token: 't' },
        { id: '1', token: 'u' },
      ],
      'two rooms are called "1"',
    ],
    [
      'a name that is an id',
      [
        { id: '1', token: 't' },
        { id: '2', name: '1', token: 'u' },
      ],
      'two rooms are called "1"',
    ],
    [
      'one name twice',
      [
        { id: '1', name: 'Ops', token: 't' },
        { id: '2', name: 'Ops', token: 'u' },
      ],
      'two rooms are called "Ops"',
    ],
  ])('cannot have %s', (_, options, message) => expect(() => createRooms(options)).toThrow(message));

  it.each([
    ['1', '1'],
    ['Ops', '1'],
    ['ops', undefined],
    ['', undefined],
    ['toString', undefined],
  ])('called %j are found as %j', (name, id) => {
    expect(findRoom(createRooms([{ id: '1', name: 'Ops', token: 't' }]), name)?.id).toBe(id);
  });
});
