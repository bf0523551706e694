import { describe, expect, it } from 'vitest';
import { endedSuppressed } from './ended-suppressed.ts';
import type { Member } from './group.ts';

describe('an alert ended suppressed, for a route,', () => {
  it.each<[boolean, string, Member['endedUnder']]>([
    [false, 'nothing suppressed it', undefined],
    [true, 'a silence did', { by: 'silence', mutedRoutes: [] }],
    [true, 'an inhibition did', { by: 'inhibition', mutedRoutes: [] }],
    [true, 'a mute time of the route did', { mutedRoutes: ['other', 'ops'] }],
    [false, 'a mute time of other routes did', { mutedRoutes: ['other', 'ops/routes[0]'] }],
    [true, 'a silence did, and a mute time of another route', { by: 'silence', mutedRoutes: ['other'] }],
  ])('is %s, if %s', (isSuppressed, _what, endedUnder) => {
    expect(endedSuppressed({ endedUnder }, { route: 'ops' })).toBe(isSuppressed);
  });
});
