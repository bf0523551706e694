import { type Outcome, ok, reject, retry } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { firing, ms, resolved, STORY_BEGINS, Story, type StorySetting } from '../testing/story.ts';

/** A room whose answer may be changed; other channels take everything. */
function aRoom(first: Outcome, setting: StorySetting = {}) {
  let outcome = first;
  const story = new Story({ ...setting, answer: (channel) => (channel === 'room' ? outcome : ok) });
  const mend = (next: Outcome = ok) => {
    outcome = next;
  };
  return { story, mend };
}

const deliveriesOf = async ({ engine }: Story) => (await engine.deliveries({ limit: 99 })).deliveries;

/** The oldest dead letter. */
async function deadLetter(story: Story): Promise<string> {
  const dead = (await deliveriesOf(story)).filter(({ state }) => state === 'dead');
  return dead.at(-1)?.name ?? '';
}

const saidTo = ({ messages }: Story, channel: string) => messages.filter(({ message }) => message.channel === channel);

describe('a dead letter that is sent again', () => {
  it('says what it said, with a note of its time, whatever became true since', async () => {
    const { story, mend } = aRoom(reject('401'));
    await story.at('0s', firing('a'), firing('b'));
    await story.until('1m');
    mend();
    await story.at('2m', resolved('a'));
    await story.silence('b', '3m', '1h');
    await story.until('4m');
    const name = await deadLetter(story);

    const resent = await story.engine.resend(name, undefined);
    await story.until('4m1s');

    expect(resent).toMatchObject({ type: 'resent', resendOf: name, channel: 'room' });
    const { message } = saidTo(story, 'room').at(-1) ?? {};
    expect(message).toMatchObject({ reason: 'resend', resendFrom: STORY_BEGINS + ms('30s'), status: 'firing' });
    expect(message?.firing.map(({ labels }) => labels['name'])).toEqual(['a', 'b']);
    expect(await deliveriesOf(story)).toMatchObject([{ state: 'sent', reason: 'resend' }, { state: 'dead' }]);
  });

  it('is owed the end of what it said to be firing', async () => {
    const { story, mend } = aRoom(reject('401'));
    await story.at('0s', firing('a'));
    await story.until('1m');
    mend();
    await story.engine.resend(await deadLetter(story), undefined);
    await story.until('2m');
    await story.at('3m', resolved('a'));
    await story.until('10m');
    expect(saidTo(story, 'room').map(({ message }) => message.reason)).toEqual(['first', 'resend', 'resolved']);
  });

  it('is sent once, however often it is asked for, and once more if that is a dead letter too', async () => {
    const { story, mend } = aRoom(reject('401'));
    await story.at('0s', firing('a'));
    await story.until('1m');
    const name = await deadLetter(story);
    const first = await story.engine.resend(name, undefined);
    await story.until('1m1s');
    mend();
    const second = await story.engine.resend(name, undefined);
    const [again, ofThat] = [
      await story.engine.resend(name, undefined),
      await story.engine.resend(first.type === 'resent' ? first.name : '', undefined),
    ];
    await story.until('1m2s');
    expect(second).not.toEqual(first);
    expect([again, ofThat]).toEqual([second, second]);
    expect(await story.engine.resend(name, undefined)).toEqual(second);
    expect((await deliveriesOf(story)).map(({ state }) => state)).toEqual(['sent', 'dead', 'dead']);
  });

  it('goes to another channel, which is owed the end as well', async () => {
    const { story } = aRoom(reject('401'), { channels: { room: {}, pager: {} }, routes: [{ to: ['room'] }] });
    await story.at('0s', firing('a'));
    await story.until('1m');
    const name = await deadLetter(story);
    expect(await story.engine.resend(name, 'pager')).toMatchObject({ type: 'resent', channel: 'pager' });
    await story.at('2m', resolved('a'));
    await story.until('10m');
    expect(saidTo(story, 'pager').map(({ message }) => message.reason)).toEqual(['resend', 'resolved']);
  });

  it('waits, is tried again and does not hold up what is new of its group, nor is taken along by it', async () => {
    const { story, mend } = aRoom(reject('401'));
    await story.at('0s', firing('a'));
    await story.until('1m');
    mend(retry('down'));
    await story.engine.resend(await deadLetter(story), undefined);
    await story.at('2m', firing('b'));
    await story.until('6m');
    mend();
    await story.until('20m');
    const sent = (await deliveriesOf(story)).filter(({ state }) => state === 'sent');
    expect(sent.map(({ reason }) => reason).sort()).toEqual(['new', 'resend']);
    const resend = saidTo(story, 'room')
      .filter(({ message }) => message.reason === 'resend')
      .at(-1);
    expect(resend?.message.firing.map(({ labels }) => labels['name'])).toEqual(['a']);
  });

  it('waits over a restart', async () => {
    const { story, mend } = aRoom(reject('401'));
    await story.at('0s', firing('a'));
    await story.until('1m');
    mend(retry('down'));
    await story.engine.resend(await deadLetter(story), undefined);
    await story.until('2m');
    await story.restart();
    mend();
    await story.until('10m');
    expect((await deliveriesOf(story))[0]).toMatchObject({ reason: 'resend', state: 'sent' });
  });

  it('is refused where it makes no sense, and nothing changes', async () => {
    const { story, mend } = aRoom(reject('401'), {
      channels: { room: {}, pager: { suspended: true } },
      routes: [{ to: ['room'] }],
    });
    await story.at('0s', firing('a'));
    await story.until('1m');
    const name = await deadLetter(story);
    mend(retry('down'));
    await story.at('1m', firing('b'));
    await story.until('6m');
    const waiting = (await deliveriesOf(story)).find(({ state }) => state === 'waiting')?.name ?? '';
    const before = await deliveriesOf(story);
    const why = async (id: string, to?: string) => {
      const resent = await story.engine.resend(id, to);
      return resent.type === 'refused' ? resent.why : resent.type;
    };
    expect(await why('nothing-1')).toBe('unknown-delivery');
    expect(await why(`x${name}`)).toBe('unknown-delivery');
    expect(await why(waiting)).toBe('not-dead');
    expect(await why(name, 'nowhere')).toBe('unknown-channel');
    expect(await why(name, 'pager')).toBe('unknown-channel');
    expect(await deliveriesOf(story)).toEqual(before);
  });
});
