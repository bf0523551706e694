import { describe, expect, it } from 'vitest';
import { didYouMean, editDistance, nearestName } from './did-you-mean.ts';

describe('did you mean', () => {
  it.each([
    ['rom', ['room', 'token'], 'room'],
    ['lables', ['labels', 'link'], 'labels'],
    ['groupby', ['groupBy', 'groupWait'], 'groupBy'],
    ['hipcaht', ['webhook', 'hipchat', 'log'], 'hipchat'],
    ['ops_room', ['ops-room', 'ops-rooms'], 'ops-room'],
  ])('takes %s for the nearest of %j', (written, known, meant) => expect(nearestName(written, known)).toBe(meant));

  it('says nothing if nothing is near', () => {
    expect(didYouMean('pager', ['room', 'token'])).toBeUndefined();
    expect(didYouMean('x', [])).toBeUndefined();
  });

  it('asks', () => expect(didYouMean('rom', ['room'])).toBe('did you mean "room"?'));

  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['ab', 'ba', 1],
    ['same', 'same', 0],
  ])('needs from %j to %j %d steps', (from, to, steps) => expect(editDistance(from, to)).toBe(steps));
});
