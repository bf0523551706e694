import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { aServer, endServers, jsonOf } from '../testing/a-server.ts';

afterEach(endServers);

const ONE = '[{"labels":{"alertname":"Down","host":"a"}}]';
const JSON_TYPE = { 'content-type': 'application/json' };
const GUARDED = `
version: 1
server: { maxBodyBytes: 2048 }
sources:
  list: { type: list, auth: [{ basic: { username: mackerel, password: canary-pass } }, { secret: canary-text }] }
channels: { room: { transport: record } }
unmatched: { to: [room] }
`;

describe('POST /in/{source}', () => {
  it('answers 202 with what was accepted, and the alert is told', async () => {
    const { post, told } = await aServer();
    const message = told.next();
    const answer = await post('/in/list', '[{"labels":{"alertname":"Down"}},{"labels":{"alertname":"Slow"}}]');
    expect(answer.status).toBe(202);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    const fingerprint = expect.stringMatching(/^[0-9a-f]{32}$/);
    expect(await answer.json()).toEqual({ accepted: 2, alerts: [{ fingerprint }, { fingerprint }] });
    expect((await message).status).toBe('firing');
  });

  it('answers 202 with 0 to what it understands and carries no alert', async () => {
    const { post } = await aServer();
    const answer = await post('/in/list', '[]');
    expect([answer.status, await answer.json()]).toEqual([202, { accepted: 0, alerts: [] }]);
  });

  it('accepts nothing of a request in which one alert cannot be read', async () => {
    const { post, server } = await aServer();
    const answer = await post('/in/list', '[{"labels":{"alertname":"Down"}},{"no":"labels"}]');
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await answer.json()).toEqual({
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      code: 'bad-payload',
      detail: 'alert 1: no labels',
      problems: ['alert 1: no labels'],
    });
    expect(server.engine.stats().activeAlerts).toBe(0);
  });

  it.each([
    ['malformed JSON', '[{', JSON_TYPE, 400, 'bad-json'],
    ['deep nesting', `${'['.repeat(100)}${']'.repeat(100)}`, JSON_TYPE, 400, 'too-deep'],
    ['more than a mebibyte', `["${'x'.repeat(1_048_576)}"]`, JSON_TYPE, 413, 'body-too-large'],
    ['a gzip bomb', gzipSync(Buffer.alloc(100_000_000)), { 'content-encoding': 'gzip' }, 413, 'body-too-large'],
    ['another packing', ONE, { 'content-encoding': 'br' }, 415, 'unsupported-encoding'],
    ['a form', ONE, { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupported-content-type'],
    ['a content type that is none', ONE, { 'content-type': ';;' }, 415, 'unsupported-content-type'],
    ['nothing', '', JSON_TYPE, 400, 'bad-json'],
  ])('refuses %s, and goes on', async (_what, body, headers, status, code) => {
    const { post } = await aServer();
    const answer = await post('/in/list', body, headers as Record<string, string>);
    expect([answer.status, (await jsonOf(answer))['code']]).toEqual([status, code]);
    expect((await post('/in/list', ONE)).status).toBe(202);
  });

  it.each([
    ['JSON', JSON_TYPE],
    ['text', { 'content-type': 'text/plain' }],
    ['gzip', { 'content-encoding': 'gzip' }],
  ])('takes %s', async (kind, headers) => {
    const { post } = await aServer();
    const answer = await post('/in/list', kind === 'gzip' ? gzipSync(ONE) : ONE, headers as Record<string, string>);
    expect(answer.status).toBe(202);
  });

  it.each(['constructor', 'prototype', 'toString', 'length'])('takes a label %s for what it is', async (name) => {
    const { post } = await aServer();
    expect((await post('/in/list', `[{"labels":{"${name}":"x"},"${name}":{"status":"resolved"}}]`)).status).toBe(202);
    expect(({} as Record<string, unknown>)['status']).toBeUndefined();
  });

  it.each([
    ['a key __proto__', '[{"labels":{"a":"b","__proto__":"x"}}]', 'a key `__proto__` was left out'],
    [
      'invalid UTF-8',
      Buffer.concat([Buffer.from('[{"labels":{"a":"'), Buffer.from([0xff]), Buffer.from('"}}]')]),
      'the body is not valid UTF-8: what cannot be read became U+FFFD',
    ],
    ['a member that its source finds strange', '[{"labels":{"a":"b"},"remark":"`x` is odd"}]', '`x` is odd'],
  ])('takes an alert although one thing about it is strange: %s', async (_what, body, remark) => {
    const { post, get, logged, server } = await aServer();
    expect((await post('/in/list', body)).status).toBe(202);
    expect(server.engine.stats().activeAlerts).toBe(1);
    const warnings = logged.map((line) => JSON.parse(line)).filter(({ level }) => level === 'warn');
    expect(warnings).toMatchObject([{ source: 'list', reason: 'strange-member', remark }]);
    expect(await (await get('/metrics')).text()).toContain(
      'signalbox_payload_remarks_total{source="list",reason="strange-member"} 1',
    );
  });

  it('takes a group as large as its sender may make it: 500 alerts of 14 labels', async () => {
    const { post } = await aServer();
    const labels = (alert: number) =>
      Object.fromEntries(Array.from({ length: 14 }, (_, label) => [`label_${label}`, `value ${label} of ${alert}`]));
    const group = Array.from({ length: 500 }, (_, alert) => ({ labels: labels(alert) }));
    const answer = await post('/in/list', JSON.stringify(group));
    expect([answer.status, (await jsonOf(answer))['accepted']]).toEqual([202, 500]);
  });

  it('asks in this order: source, credentials, size, packing, JSON', async () => {
    const { post } = await aServer(GUARDED);
    const big = 'x'.repeat(3_000);
    const packed = { 'content-encoding': 'br' };
    const basic = { authorization: `Basic ${btoa('mackerel:canary-pass')}` };
    const statusOf = async (where: string, body: string, headers: Record<string, string>) =>
      (await post(where, body, headers)).status;
    expect(await statusOf('/in/other', big, packed)).toBe(404);
    expect(await statusOf('/in/list', big, packed)).toBe(401);
    expect(await statusOf('/in/list', big, { ...packed, ...basic })).toBe(413);
    expect(await statusOf('/in/list', 'x', { ...packed, ...basic })).toBe(415);
    expect(await statusOf('/in/list', 'x', basic)).toBe(400);
    expect(await statusOf('/in/list', ONE, basic)).toBe(202);
  });

  it('says which credentials it takes, and takes a secret in the path or the query', async () => {
    const { post, logged } = await aServer(GUARDED);
    const refused = await post('/in/list', ONE);
    expect(refused.headers.get('www-authenticate')).toBe('Basic realm="signalbox", Secret realm="signalbox"');
    expect((await post('/in/list/canary-text', ONE)).status).toBe(202);
    expect((await post('/in/list?secret=canary-text', ONE)).status).toBe(202);
    expect((await post('/in/list/canary-wrong', ONE)).status).toBe(401);
    expect((await post('/in/list?secret=canary-wrong&secret=canary-text', ONE)).status).toBe(401);
    expect(logged.join('')).not.toContain('canary');
  });

  it('takes nothing from a page of another site, which a browser lets post text anywhere', async () => {
    const { post } = await aServer();
    const answer = await post('/in/list', ONE, { 'content-type': 'text/plain', origin: 'https://evil.example' });
    expect([answer.status, (await jsonOf(answer))['code']]).toEqual([403, 'forbidden-origin']);
  });

  it('names no sources to who does not know one', async () => {
    const { post } = await aServer(GUARDED);
    expect(await (await post('/in/lst', ONE)).text()).not.toContain('"list"');
  });

  it('answers 500 where a source throws, and lives', async () => {
    const { post, logged } = await aServer();
    expect((await post('/in/list', '"throw"')).status).toBe(500);
    expect(logged.join('')).toContain('a bug in a source');
    expect((await post('/in/list', ONE)).status).toBe(202);
  });

  it.each(['/in/list/', '/in//list', '//in/list', '/IN/list', '/in/LIST', '/in/list%20', '/in/list?', '/in/list/?a=b'])(
    'takes an address that nearly is one: %s',
    async (where) => {
      const { post } = await aServer();
      expect((await post(where, ONE)).status).toBe(202);
    },
  );

  it('takes no other name where two sources differ in letter case alone', async () => {
    const { post } = await aServer(GUARDED.replace('sources:', 'sources:\n  List: { type: list }'));
    expect((await post('/in/LIST', ONE)).status).toBe(404);
    expect((await post('/in/List', ONE)).status).toBe(202);
    expect((await post('/in/list', ONE)).status).toBe(401);
  });

  it('logs where it was sent, and what was meant, when no source has the name', async () => {
    const { post, logged } = await aServer();
    expect((await post('/in/lst/canary', ONE)).status).toBe(404);
    const [line] = logged.map((each) => JSON.parse(each)).filter(({ msg }) => msg === 'request refused');
    expect(line).toMatchObject({ address: '/in/lst', hint: 'did you mean "list"?', code: 'unknown-source' });
    expect(line).not.toHaveProperty('source');
    expect(logged.join('')).not.toContain('canary');
  });

  it('logs a flood of refusals once, and counts all of it', async () => {
    const { post, get, logged } = await aServer(GUARDED);
    for (let count = 0; count < 20; count++) await post('/in/list', ONE);
    expect(logged.filter((line) => line.includes('request refused'))).toHaveLength(1);
    expect(await (await get('/metrics')).text()).toContain(
      'signalbox_requests_refused_total{source="list",reason="unauthorized"} 20',
    );
  });
});
