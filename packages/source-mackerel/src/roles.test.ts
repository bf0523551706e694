import { describe, expect, it } from 'vitest';
import { rolesOf } from './roles.ts';

describe('the roles of a host', () => {
  it.each<[string, unknown, readonly object[]]>([
    ['by their two names', [{ serviceName: 'shop', roleName: 'db' }], [{ service: 'shop', role: 'db' }]],
    ['by their full name', [{ fullname: 'shop: db' }], [{ service: 'shop', role: 'db' }]],
    [
      'by their own names before the full one',
      [{ fullname: 'a:b', serviceName: 'shop' }],
      [{ service: 'shop', role: 'b' }],
    ],
    [
      'in the order of the payload',
      [{ fullname: 'shop:db' }, { fullname: 'app:web' }],
      [
        { service: 'shop', role: 'db' },
        { service: 'app', role: 'web' },
      ],
    ],
    [
      'without those that are not whole',
      [{ fullname: 'shop' }, { fullname: ':db' }, { roleName: 'db' }, null, 'x'],
      [],
    ],
    ['of no list', { fullname: 'shop:db' }, []],
    ['where there are none', undefined, []],
  ])('are read %s', (_, roles, read) => expect(rolesOf({ roles })).toEqual(read));
});
