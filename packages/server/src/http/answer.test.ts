import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fastify } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, jsonAnswer, plainErrorAnswer, problemAnswer, sendReply, sendResponse } from './answer.ts';
import { httpProblem } from './http-problem.ts';

const problem = httpProblem(401, 'unauthorized', 'credentials are missing', {
  headers: { 'www-authenticate': 'Basic realm="signalbox"' },
});
const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

/** The same answer, sent without Fastify and with it. */
async function sentBothWays(answer: Answer): Promise<readonly Response[]> {
  const plain = createServer((_request, response) => sendResponse(response, answer));
  await once(plain.listen(0, '127.0.0.1'), 'listening');
  const app = fastify();
  app.get('/', (_request, reply) => sendReply(reply, answer));
  await app.listen({ host: '127.0.0.1', port: 0 });
  endings.push(
    () => plain.close(),
    () => app.close(),
  );
  const portOf = ({ port }: AddressInfo) => port;
  const ports = [plain, app.server].map((server) => portOf(server.address() as AddressInfo));
  return Promise.all(ports.map((port) => fetch(`http://127.0.0.1:${port}/`)));
}

describe('an answer', () => {
  it('as JSON has its type, and the headers that it is given', () => {
    expect(jsonAnswer(201, { id: 'a' }, { location: '/a' })).toEqual({
      status: 201,
      headers: { location: '/a', 'content-type': 'application/json; charset=utf-8' },
      body: '{"id":"a"}',
    });
  });

  it('to a problem is a problem document with the headers of the problem', () => {
    const { status, headers, body } = problemAnswer(problem);
    expect(status).toBe(401);
    expect(headers).toEqual({ ...problem.headers, 'content-type': 'application/problem+json; charset=utf-8' });
    expect(JSON.parse(body)).toMatchObject({ code: 'unauthorized', detail: 'credentials are missing' });
  });

  it('to a problem may have members of its own', () => {
    expect(JSON.parse(problemAnswer(problem, { generation: 'abc' }).body)).toMatchObject({
      code: 'unauthorized',
      generation: 'abc',
    });
  });

  it('to a client of Alertmanager is a JSON string with the same status and headers', () => {
    expect(plainErrorAnswer(problem)).toEqual({
      status: 401,
      headers: { ...problem.headers, 'content-type': 'application/json; charset=utf-8' },
      body: '"credentials are missing"',
    });
  });

  it.each([
    ['a problem', problemAnswer(problem)],
    ['text beyond ASCII, by its bytes', jsonAnswer(200, { comment: '監視 😀' })],
    ['an empty body', { status: 200, headers: {}, body: '' }],
  ])('is the same with Fastify and without: %s', async (_what, answer) => {
    for (const response of await sentBothWays(answer)) {
      expect(response.status).toBe(answer.status);
      for (const [name, value] of Object.entries(answer.headers)) expect(response.headers.get(name)).toBe(value);
      expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(answer.body)));
      expect(await response.text()).toBe(answer.body);
    }
  });
});
