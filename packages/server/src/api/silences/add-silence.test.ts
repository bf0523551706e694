import { afterEach, describe, expect, it } from 'vitest';
import { endServers } from '../../testing/a-server.ts';
import { aNewSilence, anApi, inHours } from '../../testing/an-api.ts';

afterEach(endServers);

describe('POST /api/v1/silences', () => {
  it('hides from now on what it matches, and counts it', async () => {
    const { ask, fire } = await anApi();
    await fire({ alertname: 'Down', host: 'db-1' });
    await fire({ alertname: 'Down', host: 'db-2' });
    const { status, headers, body } = await ask('POST', '/silences', aNewSilence());
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/api/v1/silences/${body.id}`);
    expect(body).toMatchObject({
      planned: false,
      state: 'active',
      condition: 'host="db-1"',
      matchers: ['host="db-1"'],
      author: 'kana',
      comment: 'new disks',
      hides: 1,
    });
    expect(body.createdAt).toBe(body.updatedAt);
    expect((await ask('GET', `/silences/${body.id}`)).body).toEqual(body);
  });

  it('takes matchers in parts, and keeps each condition once', async () => {
    const { ask } = await anApi();
    const matchers = [{ name: '監視', value: 'x "y"', op: '!~' }, 'a=b', '{a="b", c!="d"}', { name: 'e', value: 'f' }];
    const { body } = await ask('POST', '/silences', aNewSilence({ matchers }));
    expect(body.matchers).toEqual([String.raw`"監視"!~"x \"y\""`, 'a="b"', 'c!="d"', 'e="f"']);
  });

  it('waits until it begins', async () => {
    const { ask } = await anApi();
    const startsAt = inHours(1);
    expect((await ask('POST', '/silences', aNewSilence({ startsAt }))).body).toMatchObject({
      state: 'pending',
      startsAt,
    });
  });

  it('begins now where it is asked to have begun before', async () => {
    const { ask } = await anApi();
    const { body } = await ask('POST', '/silences', aNewSilence({ startsAt: inHours(-1) }));
    expect(body.startsAt).toBe(body.createdAt);
  });

  it.each([
    ['a list', [], 'a JSON object'],
    ['no matchers', aNewSilence({ matchers: [] }), '`matchers` is missing'],
    ['matchers that are empty', aNewSilence({ matchers: ['{}'] }), 'are empty'],
    ['no operator', aNewSilence({ matchers: ['a=b', 'host'] }), 'matcher 2: '],
    ['an unknown operator', aNewSilence({ matchers: [{ name: 'a', value: 'b', op: '==' }] }), 'matcher 1: '],
    ['a matcher that is a number', aNewSilence({ matchers: [7] }), 'matcher 1: '],
    ['a pattern that is not a regular expression', aNewSilence({ matchers: ['a=~"("'] }), 'matcher 1: '],
    ['a very long matcher', aNewSilence({ matchers: [`a=${'x'.repeat(2_000)}`] }), 'longer than 2000'],
    ['very many matchers', aNewSilence({ matchers: Array(101).fill('a=b') }), 'more than 100'],
    ['everything', aNewSilence({ matchers: ['a=~".*"'] }), 'may silence everything'],
    ['everything, in two parts', aNewSilence({ matchers: ['a!="b"', 'c=~".*"'] }), 'may silence everything'],
    ['an end in the past', aNewSilence({ endsAt: inHours(-1) }), 'in the past'],
    ['an end before its begin', aNewSilence({ startsAt: inHours(2), endsAt: inHours(1) }), 'after `startsAt`'],
    ['no end', aNewSilence({ endsAt: undefined }), '`endsAt` is missing'],
    ['a time without a zone', aNewSilence({ endsAt: '2126-01-01T00:00:00' }), '`endsAt` is not a time'],
    ['a day that does not exist', aNewSilence({ endsAt: '2126-02-30T00:00:00Z' }), '`endsAt` is not a time'],
    ['a time as a number', aNewSilence({ endsAt: 4_000_000_000_000 }), '`endsAt` is not a time'],
    ['no author', aNewSilence({ author: ' ' }), 'who silences'],
    ['no comment', aNewSilence({ comment: '' }), 'why it is silenced'],
    ['a very long comment', aNewSilence({ comment: 'x'.repeat(2_001) }), 'longer than 2000'],
    ['an unknown key', aNewSilence({ mather: [] }), 'unknown key "mather": did you mean'],
    ['a wrong force', aNewSilence({ force: 'yes' }), '`force`'],
  ])('refuses %s, and says why', async (_what, silence, reason) => {
    const { ask } = await anApi();
    const { status, body } = await ask('POST', '/silences', silence);
    expect([status, body.code]).toEqual([400, 'bad-silence']);
    expect(body.detail).toContain(reason);
    expect((await ask('GET', '/silences')).body.items).toEqual([]);
  });

  it('says everything that is wrong at once', async () => {
    const { ask } = await anApi();
    const { body } = await ask('POST', '/silences', {});
    expect(body.problems).toHaveLength(4);
  });

  it('hides everything by force', async () => {
    const { ask, fire } = await anApi();
    await fire({ alertname: 'Down' });
    const { body } = await ask('POST', '/silences', aNewSilence({ matchers: ['a=~".*"'], force: true }));
    expect(body).toMatchObject({ state: 'active', hides: 1 });
  });
});
