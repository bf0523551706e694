import type { Notification } from '@signalbox/sdk';
import { aNotification, anAlert } from '@signalbox/sdk/testing';
import { describe, expect, it } from 'vitest';
import { contextPaths, type Shape, templateContext } from './template-context.ts';

/** The context as plain data. */
function contextOf(notification: Notification): Record<string, unknown> {
  return JSON.parse(JSON.stringify(templateContext(notification)));
}

/** A notification with something in it that no type allows, as a store or a plugin might bring it. */
function spoilt(change: Readonly<Record<string, unknown>>): Notification {
  return JSON.parse(JSON.stringify({ ...aNotification(), ...change }));
}

describe('the context of a template', () => {
  it('is what the notification says', () => {
    const notification = aNotification({
      alerts: [
        anAlert({ labels: { alertname: 'a' }, image: 'https://a.example/i.png' }),
        anAlert({ labels: { alertname: 'b' }, status: 'resolved' }),
        anAlert({ labels: { alertname: 'c' }, notice: true }),
      ],
      suppressed: [anAlert()],
    });
    expect(contextOf(notification)).toEqual({ ...JSON.parse(JSON.stringify(notification)), fallbackFor: [] });
  });

  it('names the channels that it stands in for', () => {
    const fallbackFor = [{ channel: 'pager', why: '401' }];
    expect(contextOf(aNotification({ fallbackFor }))).toMatchObject({ fallbackFor });
  });

  it('has nothing that its shape does not name', () => {
    const alert = { ...anAlert(), secret: 'x', toString: 'y' };
    const context = contextOf(aNotification({ alerts: [alert], ...{ parts: { text: 'x' }, token: 'y' } }));
    expect(JSON.stringify(context)).not.toMatch(/secret|toString|token|parts/);
  });

  it.each<[string, unknown, unknown]>([
    ['status', 5, undefined],
    ['status', null, undefined],
    ['status', ['firing'], undefined],
    ['status', '', ''],
    ['now', '5', undefined],
    ['now', 0, 0],
    ['labels', 'x', {}],
    ['labels', null, {}],
    ['labels', ['a'], {}],
    ['labels', { a: 'x', b: 5, c: null, d: { e: 'f' }, g: '' }, { a: 'x', g: '' }],
    ['group', 'x', { labels: {} }],
    ['group', { id: 'g', labels: { a: 'b' }, more: 1 }, { id: 'g', labels: { a: 'b' } }],
    ['alerts', 'x', []],
    ['alerts', { 0: 'x', length: 1 }, []],
    ['firing', null, []],
    [
      'suppressed',
      [null, 5, {}],
      [
        { labels: {}, annotations: {} },
        { labels: {}, annotations: {} },
        { labels: {}, annotations: {} },
      ],
    ],
    ['alerts', [{ notice: 'yes', startsAt: '5', link: 7 }], [{ labels: {}, annotations: {} }]],
    [
      'alerts',
      [{ notice: true, startsAt: 5, link: '7' }],
      [{ notice: true, startsAt: 5, link: '7', labels: {}, annotations: {} }],
    ],
  ])('takes what is of another kind for absent: %s %j', (name, value, expected) => {
    expect(contextOf(spoilt({ [name]: value }))[name]).toEqual(expected);
  });

  it('has only properties of its own, also under the names of a prototype', () => {
    const labels = JSON.parse('{"__proto__": "p", "constructor": "c", "toString": "t"}');
    const context: unknown = templateContext(aNotification({ labels }));
    const found = Reflect.get(Object(context), 'labels');
    expect(Object.entries(found)).toEqual([
      ['__proto__', 'p'],
      ['constructor', 'c'],
      ['toString', 't'],
    ]);
    expect(Reflect.get(Object(templateContext(aNotification())), 'constructor')).toBeUndefined();
    expect(Reflect.get(Object(templateContext(aNotification())), 'hasOwnProperty')).toBeUndefined();
  });

  it('can be compared, as Handlebars does it, and equals nothing', () => {
    const context = templateContext(aNotification());
    expect(Number(context)).toBeNaN();
    expect(String(context)).toBe('NaN');
    expect(Number(Reflect.get(Object(context), 'labels'))).toBeNaN();
  });

  it('leaves the notification alone', () => {
    const notification = aNotification();
    const before = JSON.stringify(notification);
    templateContext(notification);
    expect(JSON.stringify(notification)).toBe(before);
  });
});

describe('the paths of the context', () => {
  it('are those of a notification and of its alerts', () => {
    const paths = contextPaths();
    expect(paths).toEqual(expect.arrayContaining(['status', 'labels.*', 'group.id', 'group.labels.*', 'now']));
    for (const list of ['alerts', 'firing', 'resolved', 'suppressed']) {
      expect(paths).toEqual(
        expect.arrayContaining([`${list}[].fingerprint`, `${list}[].labels.*`, `${list}[].endsAt`, `${list}[].notice`]),
      );
    }
    expect(new Set(paths).size).toBe(paths.length);
  });

  it.each<[Shape, readonly string[]]>([
    [{ type: 'text' }, ['x']],
    [{ type: 'number' }, ['x']],
    [{ type: 'boolean' }, ['x']],
    [{ type: 'any' }, ['x']],
    [{ type: 'map' }, ['x.*']],
    [{ type: 'list', of: { type: 'text' } }, ['x[]']],
    [{ type: 'list', of: { type: 'list', of: { type: 'map' } } }, ['x[][].*']],
    [{ type: 'object', fields: new Map() }, []],
  ])('below a name: %j', (shape, paths) => {
    expect(contextPaths(shape, 'x')).toEqual(paths);
  });

  it('of an object are those of its fields, in order', () => {
    const inner: Shape = { type: 'object', fields: new Map([['c', { type: 'text' }]]) };
    const shape: Shape = {
      type: 'object',
      fields: new Map<string, Shape>([
        ['b', inner],
        ['a', { type: 'map' }],
      ]),
    };
    expect(contextPaths(shape)).toEqual(['b.c', 'a.*']);
    expect(contextPaths(shape, 'x')).toEqual(['x.b.c', 'x.a.*']);
  });
});
