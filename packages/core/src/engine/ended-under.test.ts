import { describe, expect, it } from 'vitest';
import { accept, anEngineState, knownAs } from '../testing/engine-state.ts';
import { firing, STORY_BEGINS, type StorySetting } from '../testing/story.ts';
import { endedUnder } from './ended-under.ts';

const NOW = STORY_BEGINS + 60_000;
const night = (from: string, to: string) => ({ intervals: [{ times: [{ from, to }] }] });

const silenced: StorySetting = { silences: [{ name: 'a', from: '0s', until: '1h' }] };
const inhibited: StorySetting = { inhibit: [{ source: { name: 's' }, target: { name: 'a' } }] };
const muted: StorySetting = {
  muteTimes: { now: night('00:00', '01:00'), later: night('01:00', '02:00') },
  routes: [
    { name: 'muted', mute: ['now'], continue: true },
    { name: 'free', continue: true },
    { name: 'muted later', mute: ['later'], continue: true },
    { name: 'also muted', mute: ['now'] },
  ],
};

describe('what suppresses an alert as it ends', () => {
  it.each<[string, StorySetting, 'inhibited before' | 'not', ReturnType<typeof endedUnder>]>([
    ['nothing', {}, 'not', undefined],
    ['a silence', silenced, 'not', { by: 'silence', mutedRoutes: [] }],
    ['an inhibition', inhibited, 'not', { by: 'inhibition', mutedRoutes: [] }],
    [
      'an inhibition whose source ended in the same batch',
      {},
      'inhibited before',
      { by: 'inhibition', mutedRoutes: [] },
    ],
    [
      'a silence before an inhibition',
      { ...silenced, ...inhibited },
      'inhibited before',
      { by: 'silence', mutedRoutes: [] },
    ],
    ['the mute times of its routes that hold', muted, 'not', { mutedRoutes: ['muted', 'also muted'] }],
    [
      'a silence and mute times',
      { ...muted, ...silenced },
      'not',
      { by: 'silence', mutedRoutes: ['muted', 'also muted'] },
    ],
  ])('is %s', async (_what, setting, before, expected) => {
    const state = await anEngineState({ ...setting, now: STORY_BEGINS });
    await accept(state, STORY_BEGINS, [firing('a'), firing('s', { labels: { alertname: 'Source' } })]);
    const [alert, other] = [await knownAs(state, 'a'), await knownAs(state, 's')];
    const batch = new Set(before === 'not' ? [other.fingerprint] : [alert.fingerprint]);
    expect(endedUnder(state, alert, batch, NOW)).toStrictEqual(expected);
  });
});
