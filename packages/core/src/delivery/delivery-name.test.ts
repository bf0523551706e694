import { describe, expect, it } from 'vitest';
import { deliveryName, readDeliveryName } from './delivery-name.ts';

describe('the name of a delivery', () => {
  it.each(['1b85967613294d1a8616', 'group-1', '-', 'a-2-'])('is read as it is written: in the group %s', (groupId) => {
    expect(readDeliveryName(deliveryName({ groupId, id: 12 }))).toEqual({ groupId, id: 12 });
  });

  it.each([
    '',
    '12',
    '-12',
    'group',
    'group-',
    'group-0',
    'group-012',
    'group-1.5',
    'group-1e3',
    `g-${'9'.repeat(16)}`,
  ])('is not %j', (name) => {
    expect(readDeliveryName(name)).toBeUndefined();
  });
});
