import { describe, expect, it } from 'vitest';
import { showsColours } from './io.ts';

describe('colours', () => {
  it.each([
    ['on a terminal', true, {}, true],
    ['not in a pipe', false, {}, false],
    ['not where nobody wants them', true, { NO_COLOR: '1' }, false],
    ['where an empty NO_COLOR says nothing', true, { NO_COLOR: '' }, true],
    ['not on a terminal that has none', true, { TERM: 'dumb' }, false],
    ['in a pipe that wants them', false, { FORCE_COLOR: '1' }, true],
    ['in a pipe that wants as many as there are', false, { FORCE_COLOR: '3' }, true],
    ['not on a terminal that wants none', true, { FORCE_COLOR: '0' }, false],
    ['not on a terminal that wants none in a word', true, { FORCE_COLOR: 'false' }, false],
    ['where an empty FORCE_COLOR says nothing', false, { FORCE_COLOR: '' }, false],
    ['not where both are set', false, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['on a dumb terminal that wants them', true, { TERM: 'dumb', FORCE_COLOR: '1' }, true],
  ])('are shown %s', (_what, isTerminal, env, shown) => {
    expect(showsColours(isTerminal, env)).toBe(shown);
  });
});
