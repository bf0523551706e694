import { describe, expect, it } from 'vitest';
import { didYouMean, editDistance, nearestName } from './did-you-mean.ts';

describe('did you mean', () => {
  it.each([
    ['rom', ['room', 'token'], 'room'],
    ['lables', ['labels', 'link'], 'labels'],
    ['groupby', ['groupBy', 'groupWait'], 'groupBy'],
    ['hipcaht', ['webhook', 'hipchat', 'log'], 'hipchat'],
    ['ops_room', ['ops-room', 'ops-rooms'], 'ops-room'],
    ['ROOM', ['room'], 'room'],
    ['room', ['ROOM', 'room'], 'ROOM'],
  ])('takes %s for the nearest of %j', (written, known, meant) => expect(nearestName(written, known)).toBe(meant));

  it.each([
    ['one letter of three', 'abx', 'abc', true],
    ['two letters of three', 'axx', 'abc', false],
    ['one letter of two', 'ax', 'ab', true],
    ['one letter of one', 'a', 'b', true],
    ['one letter of five', 'abcdx', 'abcde', true],
    ['two letters of five', 'abcxx', 'abcde', false],
    ['two letters of six', 'abcdxx', 'abcdef', true],
    ['three letters of six', 'abcxxx', 'abcdef', false],
    ['one letter missing', 'ac', 'abc', true],
    ['two letters missing', 'a', 'abc', false],
    ['one letter too many', 'abcd', 'abc', true],
    ['two letters too many of six', 'abcdef', 'abcd', true],
    ['two neighbours swapped', 'bac', 'abc', true],
  ])('lets a third of the letters differ: %s', (_, written, name, isNear) => {
    expect(nearestName(written, [name])).toBe(isNear ? name : undefined);
  });

  it('takes the first of those that are as near', () => {
    expect(nearestName('roam', ['room', 'road'])).toBe('room');
    expect(nearestName('roam', ['road', 'room'])).toBe('road');
    expect(nearestName('abcdef', ['abcdxx', 'abcdex', 'abcdey'])).toBe('abcdex');
  });

  it('says nothing if nothing is near', () => {
    expect(didYouMean('pager', ['room', 'token'])).toBeUndefined();
    expect(didYouMean('x', [])).toBeUndefined();
  });

  it('asks', () => expect(didYouMean('rom', ['room'])).toBe('did you mean "room"?'));

  it('asks for the names of a map as well', () => {
    expect(didYouMean('rom', new Map([['room', 1]]).keys())).toBe('did you mean "room"?');
  });
});

describe('the distance of two texts', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['kitten', 'sitting', 3],
    ['ab', 'ba', 1],
    ['abcd', 'badc', 2],
    ['abc', 'cab', 2],
    ['xab', 'xba', 1],
    ['same', 'same', 0],
    ['case', 'Case', 1],
    ['room', 'rooms', 1],
    ['rooms', 'oom', 2],
    ['abc', 'xyz', 3],
  ])('from %j to %j is %d', (from, to, steps) => expect(editDistance(from, to)).toBe(steps));
});
