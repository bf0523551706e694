import { describe, expect, it } from 'vitest';
import { aClock, aSimulator, lab, listMessages, notify, ops } from '../testing/a-simulator.ts';

const message = 'CPU is high';
const card = { id: 'c1', style: 'application', title: 'CPU' };
const withCard = (change: object) => ({ message, card: { ...card, ...change } });

describe('a room notification', () => {
  it.each([
    ['the message alone', { message }],
    ['a message of one character', { message: 'x' }],
    ['a message of 10,000 characters', { message: 'x'.repeat(10_000) }],
    ['every field', { message, message_format: 'text', color: 'random', notify: true, from: 'db', attach_to: 'm1' }],
    ['an empty from', { message, from: '' }],
    ['a from of 64 characters', { message, from: 'f'.repeat(64) }],
    ['an attach_to of 36 characters', { message, attach_to: 'a'.repeat(36) }],
    ['a key that HipChat does not know', { message, token: 'x' }],
    ['a smallest card', withCard({})],
    ['no card by null', { message, card: null }],
    ['a title of 500 characters', withCard({ title: 't'.repeat(500) })],
    ['a description as text', withCard({ description: 'd'.repeat(1000) })],
    ['a description as HTML', withCard({ description: { value: '<b>d</b>', format: 'html' } })],
    ['an icon as address', withCard({ icon: 'https://example.com/i.png' })],
    ['an icon for two densities', withCard({ icon: { url: 'https://e.com/i', 'url@2x': 'https://e.com/i2' } })],
    ['an activity', withCard({ activity: { html: '<b>opened</b>', icon: 'https://example.com/i.png' } })],
    ['attributes', withCard({ attributes: [{ label: 'Status', value: { label: 'bad', style: 'lozenge-error' } }] })],
    ['a thumbnail', withCard({ thumbnail: { url: 'https://e.com/t', width: 320, height: 200 } })],
    ['a medium format', withCard({ format: 'medium', url: 'https://example.com' })],
  ])('is accepted with %s: 204 without a body', async (_, body) => {
    const simulator = await aSimulator();
    expect(await notify(simulator, body)).toMatchObject({ status: 204, text: '' });
    const { messages } = await listMessages(simulator);
    expect(messages).toEqual([{ ...body, at: expect.any(Number) }]);
  });

  it.each([
    ['no message', {}, "Required field 'message' is missing"],
    ['an empty message', { message: '' }, "Length of value for field 'message' must be greater than or equal to 1"],
    ['10,001 characters', { message: 'x'.repeat(10_001) }, "'message' must be less than or equal to 10000"],
    ['5,001 emoji, which are 10,002 units', { message: '🔥'.repeat(5001) }, 'less than or equal to 10000'],
    ['a message that is a number', { message: 5 }, "Value 5 for field 'message' is not of type 'string'"],
    [
      'a format unknown',
      { message, message_format: 'markdown' },
      "'markdown' for field 'message_format' is not in the en",
    ],
    ['a colour unknown', { message, color: 'blue' }, 'yellow, green, red, purple, gray, random'],
    ['a colour in capitals', { message, color: 'RED' }, "Value 'RED' for field 'color' is not in the enumeration"],
    ['notify as a string', { message, notify: 'true' }, "Value 'true' for field 'notify' is not of type 'boolean'"],
    ['from too long', { message, from: 'f'.repeat(65) }, "'from' must be less than or equal to 64"],
    ['attach_to too long', { message, attach_to: 'a'.repeat(37) }, "'attach_to' must be less than or equal to 36"],
    ['a card that is a string', { message, card: 'x' }, "Value 'x' for field 'card' is not of type 'object' or 'null'"],
    ['a card without id', { message, card: { style: 'link', title: 't' } }, "Required field 'card.id' is missing"],
    ['a card without style', { message, card: { id: '1', title: 't' } }, "Required field 'card.style' is missing"],
    ['a card without title', { message, card: { id: '1', style: 'link' } }, "Required field 'card.title' is missing"],
    ['a card without message', { card }, "Required field 'message' is missing"],
    ['a style unknown', withCard({ style: 'alert' }), "field 'card.style' is not in the enumeration"],
    ['a title too long', withCard({ title: 't'.repeat(501) }), "'card.title' must be less than or equal to 500"],
    ['a card format unknown', withCard({ format: 'large' }), "'card.format' is not in the enumeration"],
    ['a description too long', withCard({ description: 'd'.repeat(1001) }), "'card.description' must be less than"],
    ['a description as an empty object', withCard({ description: {} }), "'card.description.value' is missing"],
    ['an icon without url', withCard({ icon: { 'url@2x': 'x' } }), "'card.icon.url' is missing"],
    ['an activity without html', withCard({ activity: { icon: 'x' } }), "'card.activity.html' is missing"],
    ['an activity with more', withCard({ activity: { html: 'x', text: 'y' } }), "Unknown field 'card.activity.text'"],
    ['attributes as an object', withCard({ attributes: {} }), "field 'card.attributes' is not of type 'list'"],
    ['an attribute without value', withCard({ attributes: [{ label: 'l' }] }), "'card.attributes.0.value' is missing"],
    [
      'a lozenge unknown',
      withCard({ attributes: [{ value: { label: 'a' } }, { value: { label: 'b', style: 'lozenge-big' } }] }),
      "'card.attributes.1.value.style' is not in the enumeration",
    ],
    ['a thumbnail without url', withCard({ thumbnail: { width: 3 } }), "'card.thumbnail.url' is missing"],
    [
      'a long thumbnail url',
      withCard({ thumbnail: { url: `http://e/${'x'.repeat(250)}` } }),
      'less than or equal to 250',
    ],
    ['a width as a string', withCard({ thumbnail: { url: 'http://e', width: '3' } }), "is not of type 'number'"],
    ['a list', [{ message }], "Value of type 'list' is not of type 'object'"],
    ['null', null, "Value null is not of type 'object'"],
  ])('is refused with %s: 400 and why', async (_, body, why) => {
    const simulator = await aSimulator();
    const sent = await notify(simulator, body);
    expect(sent.status).toBe(400);
    expect(JSON.parse(sent.text)).toEqual({
      error: { code: 400, type: 'Bad Request', message: expect.stringContaining(why) },
    });
    expect((await listMessages(simulator)).messages).toEqual([]);
  });

  it.each([
    ['an empty body', '', 'cannot be parsed as valid JSON'],
    ['half an object', '{"message":', 'cannot be parsed as valid JSON'],
    ['invalid UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'cannot be parsed as valid JSON'],
    ['65 levels', `{"message":"x","a":${'['.repeat(65)}${']'.repeat(65)}}`, 'nested deeper than 64 levels'],
  ])('is refused with %s', async (_, body, why) => {
    const simulator = await aSimulator();
    expect(await notify(simulator, body)).toMatchObject({ status: 400, message: expect.stringContaining(why) });
  });

  it('must be sent as JSON', async () => {
    const simulator = await aSimulator();
    const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    expect(await notify(simulator, 'message=x', form)).toMatchObject({
      status: 400,
      message: "Invalid Content-Type. Expecting 'application/json'",
    });
    const charset = { headers: { 'content-type': 'Application/JSON; charset=utf-8' } };
    expect((await notify(simulator, { message }, charset)).status).toBe(204);
  });

  it('is refused above 1 MiB, and the connection is given up', async () => {
    const simulator = await aSimulator();
    const sent = await notify(simulator, { message: 'x'.repeat(1024 * 1024) });
    expect(sent).toMatchObject({ status: 413, message: 'The body is larger than 1048576 bytes' });
    expect(sent.headers.get('connection')).toBe('close');
  });

  it('cannot change an object by a key like __proto__', async () => {
    const simulator = await aSimulator();
    expect((await notify(simulator, '{"message":"x","__proto__":{"color":5},"constructor":1}')).status).toBe(204);
    expect(({} as Record<string, unknown>)['color']).toBeUndefined();
  });

  it('bears the time of the clock', async () => {
    const clock = aClock();
    const simulator = await aSimulator({ clock });
    await notify(simulator, { message });
    expect((await listMessages(simulator)).messages[0]?.at).toBe(clock.now());
  });
});

describe('the token of a notification', () => {
  it.each([
    ['none', { token: null }, 401, 'Authenticated requests only.'],
    ['an unknown one', { token: 'wrong' }, 401, 'Invalid OAuth session'],
    ['an unknown one for no room', { token: 'wrong', room: 'nowhere' }, 401, 'Invalid OAuth session'],
    ['another scheme', { token: null, headers: { authorization: 'Basic b3BzOg==' } }, 401, 'Authenticated'],
    ['that of another room', { token: lab.token }, 403, 'This token belongs to another room'],
    ['a good one for no room', { room: 'nowhere' }, 404, "Room 'nowhere' not found"],
  ])('is refused when it is %s', async (_, how, status, why) => {
    const simulator = await aSimulator();
    expect(await notify(simulator, { message }, how)).toMatchObject({ status, message: expect.stringContaining(why) });
  });

  it('is refused without the scope', async () => {
    const simulator = await aSimulator({ rooms: [{ ...ops, scopes: [] }] });
    const sent = await notify(simulator, { message });
    expect(JSON.parse(sent.text)).toEqual({
      error: {
        code: 403,
        type: 'Forbidden',
        message: "This action requires one of the following scopes: ['send_notification']",
      },
    });
  });

  it.each([
    ['in the header', {}],
    ['in the query', { token: null, query: `?auth_token=${ops.token}` }],
    ['for the room by its name', { room: 'Ops room' }],
  ])('is taken %s', async (_, how) => {
    const simulator = await aSimulator();
    expect((await notify(simulator, { message }, how)).status).toBe(204);
    expect((await listMessages(simulator)).messages).toHaveLength(1);
  });

  it.each([
    [202, {}],
    [401, { token: 'wrong' }],
    [401, { token: lab.token }],
    [404, { room: 'nowhere' }],
  ])('is tested without sending: %i', async (status, how) => {
    const simulator = await aSimulator();
    expect((await notify(simulator, '', { ...how, query: '?auth_test=true' })).status).toBe(status);
    expect((await listMessages(simulator)).messages).toEqual([]);
  });
});

describe('the API', () => {
  it('says what is allowed', async () => {
    const { url } = await aSimulator();
    const got = await fetch(`${url}/v2/room/1234567/notification`);
    expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await fetch(`${url}/v2/room/1234567`)).status).toBe(404);
    expect((await fetch(`${url}/v2/room/%ff/notification`, { method: 'POST' })).status).toBe(404);
  });
});
