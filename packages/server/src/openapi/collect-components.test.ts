import { Type } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { component, exactly } from '../http/component.ts';
import { collectComponents } from './collect-components.ts';
import type { DescribedRoute } from './route-schema.ts';

const disk = component('Disk', exactly({ name: Type.String() }));
const host = component('Host', exactly({ disks: Type.Array(disk) }));
const aRoute = (schema: DescribedRoute['schema']): DescribedRoute => ({ method: 'GET', url: '/x', schema });

describe('named schemas', () => {
  it('become references, and stand once each', () => {
    const { routes, components } = collectComponents([aRoute({ body: host }), aRoute({ body: disk, response: host })]);
    expect(routes).toEqual([
      aRoute({ body: { $ref: 'Host#' } }),
      aRoute({ body: { $ref: 'Disk#' }, response: { $ref: 'Host#' } }),
    ]);
    expect(components).toEqual([disk, { ...exactly({ disks: Type.Array({ $ref: 'Disk#' }) }), $id: 'Host' }]);
  });

  it('may be copied, as an optional property is', () => {
    const pair = exactly({ first: disk, second: Type.Optional(disk) });
    const { routes, components } = collectComponents([aRoute({ body: pair })]);
    expect(routes[0]?.schema['body']).toMatchObject({
      properties: { first: { $ref: 'Disk#' }, second: { $ref: 'Disk#' } },
      required: ['first'],
    });
    expect(components).toHaveLength(1);
  });

  it('are not two under one name', () => {
    const other = component('Disk', exactly({ size: Type.Integer() }));
    expect(() => collectComponents([aRoute({ body: disk }), aRoute({ body: other })])).toThrow(
      'two schemas have the name Disk',
    );
  });

  it('leave what has no name as it is, and the schemas that they come from too', () => {
    const before = JSON.stringify(host);
    const route = aRoute({ querystring: Type.Object({ limit: Type.Integer({ default: 1 }) }), body: host });
    const { routes } = collectComponents([route]);
    expect(routes[0]?.schema['querystring']).toEqual(route.schema['querystring']);
    expect(JSON.stringify(host)).toBe(before);
  });
});
