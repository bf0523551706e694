import { type Message, type Outcome, ok, reject, retry } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { firing, resolved, Story, type StorySetting } from '../testing/story.ts';

type Answers = Partial<Record<string, Outcome>>;

/** A pager with a fallback, each of which answers as it is told; channels that are not named take all. */
function aStory(answers: Answers, setting: StorySetting = {}) {
  const now = { ...answers };
  const taken: (readonly [channel: string, message: Message])[] = [];
  const story = new Story({
    routes: [{ to: ['pager'] }],
    channels: { pager: { fallback: 'room' }, room: {} },
    ...setting,
    answer: (channel, message) => {
      const answer = now[channel] ?? ok;
      if (answer.type === 'ok') taken.push([channel, message]);
      return answer;
    },
  });
  return {
    story,
    answer(channel: string, outcome: Outcome) {
      now[channel] = outcome;
    },
    /** What a channel took: time, reason and names. */
    took: (channel = 'room') =>
      story.received(channel).filter((_, index) => {
        const of = story.messages.filter((entry) => entry.channel === channel);
        return taken.some(([name, message]) => name === channel && message === of[index]?.message);
      }),
    standIns: (channel = 'room') =>
      taken.filter(([name]) => name === channel).map(([, { fallbackFor }]) => fallbackFor?.map((one) => one.channel)),
    messages: (channel = 'room') => taken.filter(([name]) => name === channel).map(([, message]) => message),
  };
}

const down = retry('it is down');

describe('a fallback', () => {
  it('is told at once what its channel rejects, with what failed', async () => {
    const { story, took, messages } = aStory({ pager: reject('401: the token is wrong') });
    await story.at('0s', firing('a'));
    await story.until('3h');
    expect(took()).toEqual([{ at: '30s', reason: 'fallback', firing: ['a'] }]);
    expect(messages()[0]?.fallbackFor).toEqual([{ channel: 'pager', why: '401: the token is wrong' }]);
  });

  it('is told once, after ten minutes, what its channel has not taken', async () => {
    const { story, took, messages } = aStory({ pager: down });
    await story.at('0s', firing('a'));
    await story.until('3h');
    expect(took()).toEqual([{ at: '10m30s', reason: 'fallback', firing: ['a'] }]);
    expect(messages()[0]?.fallbackFor).toEqual([{ channel: 'pager', why: 'not delivered for 10m: it is down' }]);
  });

  it('is told nothing of what its channel took in time', async () => {
    const { story, answer, took } = aStory({ pager: down });
    await story.at('0s', firing('a'));
    await story.until('10m');
    answer('pager', ok);
    await story.at('20m', resolved('a'));
    await story.until('3h');
    expect(took()).toEqual([]);
    expect(took('pager')).toHaveLength(2);
  });

  it('D6: that is in the route too learns that the page did not go out; both hear the end', async () => {
    const { story, answer, took } = aStory({ pager: down }, { routes: [{ to: ['pager', 'room'] }] });
    await story.at('0s', firing('a'));
    await story.until('20m');
    answer('pager', ok);
    await story.at('30m', resolved('a'));
    await story.until('3h');
    expect(took()).toEqual([
      { at: '30s', reason: 'first', firing: ['a'] },
      { at: '10m30s', reason: 'fallback', firing: ['a'] },
      { at: '30m30s', reason: 'resolved', firing: [], resolved: ['a'] },
    ]);
    expect(took('pager').map(({ reason, firing }) => [reason, firing])).toEqual([
      ['first', ['a']],
      ['resolved', []],
    ]);
  });

  it('D7: of a fallback is told what that one does not get either', async () => {
    const channels = { pager: { fallback: 'room' }, room: { fallback: 'mail', fallbackAfter: '5m' }, mail: {} };
    const { story, took, standIns } = aStory({ pager: reject('401'), room: down }, { channels });
    await story.at('0s', firing('a'));
    await story.at('1h', resolved('a'));
    await story.until('3h');
    expect(took('mail')).toEqual([
      { at: '5m30s', reason: 'fallback', firing: ['a'] },
      { at: '1h30s', reason: 'resolved', firing: [], resolved: ['a'] },
    ]);
    expect(standIns('mail')).toEqual([['room', 'pager'], undefined]);
    expect(took('room')).toEqual([]);
  });

  it.each([
    ['that is still down', down],
    ['that is back', ok],
  ])('hears the end of what it was told, whatever becomes of its channel: one %s', async (_, later) => {
    const { story, answer, took } = aStory({ pager: down });
    await story.at('0s', firing('a'));
    await story.until('20m');
    answer('pager', later);
    await story.at('30m', resolved('a'));
    await story.until('3h');
    expect(took()).toEqual([
      { at: '10m30s', reason: 'fallback', firing: ['a'] },
      { at: '30m30s', reason: 'resolved', firing: [], resolved: ['a'] },
    ]);
  });

  it('hears the end when its channel rejected what fired, too', async () => {
    const { story, took } = aStory({ pager: reject('401') });
    await story.at('0s', firing('a'));
    await story.at('30m', resolved('a'));
    await story.until('3h');
    expect(took().map(({ at, reason }) => [at, reason])).toEqual([
      ['30s', 'fallback'],
      ['30m30s', 'resolved'],
    ]);
  });

  it('is told each news once, after its own ten minutes', async () => {
    const { story, took } = aStory({ pager: down });
    await story.at('0s', firing('a'));
    await story.at('14m30s', firing('b'));
    await story.until('3h');
    expect(took()).toEqual([
      { at: '10m30s', reason: 'fallback', firing: ['a'] },
      { at: '25m', reason: 'fallback', firing: ['a', 'b'] },
    ]);
  });

  it('is told in time though the group has news more often than that', async () => {
    const { story, took } = aStory({ pager: down });
    for (let minute = 0; minute < 30; minute += 5) await story.at(`${minute}m`, firing(`a${minute}`));
    await story.until('2h');
    expect(took().map(({ at }) => at)).toEqual(['10m30s', '25m30s']);
    expect(took().at(-1)?.firing).toHaveLength(6);
  });

  it('is told again what is repeated, and only then', async () => {
    const { story, took } = aStory({ pager: down }, { repeatInterval: '1h' });
    await story.at('0s', firing('a'));
    await story.until('2h');
    expect(took().map(({ at }) => at)).toEqual(['10m30s', '1h10m30s']);
  });

  it('is told nothing of what is silenced meanwhile', async () => {
    const { story, took } = aStory({ pager: down });
    await story.at('0s', firing('a'), firing('b'));
    await story.until('5m');
    await story.silence('a', '5m', '20m');
    await story.until('15m');
    expect(took()).toEqual([{ at: '10m30s', reason: 'fallback', firing: ['b'] }]);
    const alone = aStory({ pager: down });
    await alone.story.at('0s', firing('a'));
    await alone.story.until('5m');
    await alone.story.silence('a', '5m', '3h');
    await alone.story.until('2h');
    expect(alone.took()).toEqual([]);
  });

  it('is told as resolved what came and went while its channel was down', async () => {
    const { story, took } = aStory({ pager: down });
    await story.at('0s', firing('a'));
    await story.at('2m', resolved('a'));
    await story.until('3h');
    expect(took()).toEqual([{ at: '10m30s', reason: 'fallback', firing: [], resolved: ['a'] }]);
  });

  it('that hears of no ends is not told of what is over', async () => {
    const channels = { pager: { fallback: 'room' }, room: { sendResolved: false } };
    const { story, took } = aStory({ pager: down }, { channels });
    await story.at('0s', firing('a'));
    await story.at('2m', resolved('a'));
    await story.until('3h');
    expect(took()).toEqual([]);
  });

  it('still knows what fires when one of the alerts is over', async () => {
    const { story, took } = aStory({ pager: down });
    await story.at('0s', firing('a'), firing('b'));
    await story.at('20m', resolved('a'));
    await story.at('40m', resolved('b'));
    await story.until('3h');
    expect(took()).toEqual([
      { at: '10m30s', reason: 'fallback', firing: ['a', 'b'] },
      { at: '20m30s', reason: 'resolved', firing: ['b'], resolved: ['a'] },
      { at: '40m30s', reason: 'resolved', firing: [], resolved: ['b'] },
    ]);
  });

  it('that is down itself is told everything in one message when it is back', async () => {
    const { story, answer, took, standIns } = aStory({ pager: down, room: down });
    await story.at('0s', firing('a'), firing('b'));
    await story.at('20m', resolved('a'));
    await story.until('30m');
    answer('room', ok);
    await story.until('32m');
    expect(took().map(({ reason, firing, resolved }) => [reason, firing, resolved])).toEqual([
      ['fallback', ['b'], ['a']],
    ]);
    expect(standIns()).toEqual([['pager']]);
  });

  it('of two channels that fail says both', async () => {
    const channels = { pager: { fallback: 'room' }, mail: { fallback: 'room' }, room: {} };
    const { story, standIns } = aStory({ pager: down, mail: down }, { channels, routes: [{ to: ['pager', 'mail'] }] });
    await story.at('0s', firing('a'));
    await story.until('1h');
    expect(standIns().map((names) => [...(names ?? [])].sort())).toEqual([['mail', 'pager']]);
  });
});

describe('a fallback, over a restart,', () => {
  it('is told what it was not told before, and nothing twice', async () => {
    const { story, took } = aStory({ pager: down });
    await story.at('0s', firing('a'));
    await story.until('5m');
    await story.restart();
    await story.until('11m');
    expect(took().map(({ at }) => at)).toEqual(['10m30s']);
    await story.restart();
    await story.until('1h');
    await story.restart();
    await story.at('2h', resolved('a'));
    await story.until('3h');
    expect(took().map(({ at, reason }) => [at, reason])).toEqual([
      ['10m30s', 'fallback'],
      ['2h30s', 'resolved'],
    ]);
  });
});

describe('a fallback, over a reload,', () => {
  it('that is new is told what has waited for long enough', async () => {
    const { story, took } = aStory({ pager: down }, { channels: { pager: {}, room: {} } });
    await story.at('0s', firing('a'));
    await story.until('20m');
    await story.reload({ channels: { pager: { fallback: 'room', fallbackAfter: '1m' }, room: {} } });
    await story.until('1h');
    expect(took().map(({ at }) => at)).toEqual(['20m']);
  });

  it('that is removed is told nothing more but the end', async () => {
    const { story, took } = aStory({ pager: down });
    await story.at('0s', firing('a'));
    await story.until('20m');
    await story.reload({ channels: { pager: {}, room: {} } });
    await story.at('30m', firing('b'));
    await story.at('1h', resolved('a'), resolved('b'));
    await story.until('3h');
    expect(took()).toEqual([
      { at: '10m30s', reason: 'fallback', firing: ['a'] },
      { at: '1h30s', reason: 'resolved', firing: [], resolved: ['a'] },
    ]);
  });

  it('that is another one is told what comes, and not again what the first was told', async () => {
    const { story, took } = aStory({ pager: down }, { channels: { pager: { fallback: 'room' }, room: {}, mail: {} } });
    await story.at('0s', firing('a'));
    await story.until('20m');
    await story.reload({ channels: { pager: { fallback: 'mail' }, room: {}, mail: {} } });
    await story.until('1h');
    expect([took().length, took('mail').length]).toEqual([1, 0]);
    await story.at('1h', firing('b'));
    await story.until('2h');
    expect(took('mail')).toEqual([{ at: '1h10m30s', reason: 'fallback', firing: ['a', 'b'] }]);
  });

  it('is told nothing of a channel that is removed (D9)', async () => {
    const { story, took } = aStory({ pager: down });
    await story.at('0s', firing('a'));
    await story.until('5m');
    await story.reload({ routes: [{ to: [] }], channels: { room: {} } });
    await story.until('3h');
    expect(took()).toEqual([]);
  });

  it('is told nothing of a channel that is suspended', async () => {
    const { story, took } = aStory({ pager: down });
    await story.at('0s', firing('a'));
    await story.until('5m');
    await story.reload({ channels: { pager: { fallback: 'room', suspended: true }, room: {} } });
    await story.until('3h');
    expect(took()).toEqual([]);
  });
});
