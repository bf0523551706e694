import { describe, expect, it } from 'vitest';
import { readRoute } from './route.ts';

const style = { status: 200, body: 'style' };
const read = (method: string, target: string) => readRoute(method, target, new Map([['/assets/room.css', style]]));

describe('the route of a request', () => {
  it.each<[string, string, object]>([
    ['POST', '/v2/room/1/notification', { kind: 'notification', room: '1' }],
    ['POST', '/v2/room/Ops%20Room/notification?auth_test=true', { kind: 'notification', room: 'Ops Room' }],
    ['POST', '/v2/room/dev%2Fops/notification', { kind: 'notification', room: 'dev/ops' }],
    ['POST', 'http://other.example/v2/room/1/notification', { kind: 'notification', room: '1' }],
    ['GET', '/simulator/rooms/1/messages?limit=2', { kind: 'messages', room: '1' }],
    ['HEAD', '/simulator/rooms/1/messages', { kind: 'messages', room: '1' }],
    ['POST', '/simulator/faults', { kind: 'control', what: 'faults' }],
    ['POST', '/simulator/limits', { kind: 'control', what: 'limits' }],
    ['POST', '/simulator/reset', { kind: 'control', what: 'reset' }],
    ['GET', '/', { kind: 'page' }],
    ['HEAD', '/', { kind: 'page' }],
    ['GET', '/?room=1', { kind: 'page' }],
    ['GET', '/simulator/events', { kind: 'events' }],
    ['GET', '/assets/room.css', { kind: 'asset', answer: style }],
  ])('%s %s', (method, target, route) => expect(read(method, target)).toMatchObject(route));

  it('has the query', () => {
    const route = read('POST', '/v2/room/1/notification?auth_token=a%20b');
    expect(route.kind === 'notification' && route.query.get('auth_token')).toBe('a b');
  });

  it.each([
    ['GET', '/v2/room/1/notification', 'POST'],
    ['PUT', '/v2/room/1/notification', 'POST'],
    ['POST', '/simulator/rooms/1/messages', 'GET'],
    ['GET', '/simulator/reset', 'POST'],
    ['POST', '/', 'GET'],
    ['HEAD', '/simulator/events', 'GET'],
    ['POST', '/assets/room.css', 'GET'],
  ])('%s %s allows %s alone', (method, target, allow) => {
    expect(read(method, target)).toEqual({ kind: 'wrong-method', allow });
  });

  it.each([
    '/v2/room/1',
    '/v2/room//notification',
    '/v2/room/1/notification/',
    '/v2/room/%ff/notification',
    '/v2/room/a/b/notification',
    '/simulator/other',
    '/assets/',
    '/assets/../package.json',
    '/assets/toString',
    'http://[',
  ])('%s is unknown', (target) => expect(read('POST', target)).toEqual({ kind: 'unknown' }));
});
